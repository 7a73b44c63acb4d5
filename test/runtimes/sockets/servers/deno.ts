import { withCors } from "../../../../src/index.ts";
import { createRoutes, options, route } from "../routes.ts";

/** What of Deno is used here: its own types would replace Node's in all tests. */
declare const Deno: {
  args: string[];
  serve(
    options: { hostname: string; port: number; onListen(address: { port: number }): void },
    handler: (request: Request) => Response | Promise<Response>,
  ): unknown;
  upgradeWebSocket(request: Request): { socket: WebSocket; response: Response };
};

const [upstream = ""] = Deno.args;

function upgrade(request: Request): Response {
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.onmessage = ({ data }) => socket.send(data);
  return response;
}

Deno.serve(
  { hostname: "127.0.0.1", port: 0, onListen: ({ port }) => console.log(port) },
  withCors(route(createRoutes({ upstream, upgrade })), options),
);
