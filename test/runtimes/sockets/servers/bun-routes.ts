import { withCors } from "../../../../src/index.ts";
import { createRoutes, options } from "../routes.ts";
import { upgrade, websocket } from "./bun-websocket.ts";

const [upstream = ""] = Bun.argv.slice(2);
const functions = createRoutes({ upstream, upgrade });
const text = new Response("text", { headers: { vary: "Origin" } });
const routes = { ...functions, "/varied": { GET: functions["/varied"]! }, "/static": text };
const server = Bun.serve({ hostname: "127.0.0.1", port: 0, websocket, ...withCors({ routes, fetch }, options) });
console.log(server.port);

function fetch(): Response {
  return new Response("not found", { status: 404 });
}
