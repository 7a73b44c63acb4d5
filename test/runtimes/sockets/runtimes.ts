import { type Server, startProcess, startWorkerd } from "./start.ts";

export interface Runtime {
  name: string;
  start: (upstream: string) => Promise<Server>;
  webSockets: boolean;
  /** Whether a client that hangs up cancels the source of a body. workerd drops the source instead, wrapped or not. */
  cancels: boolean;
}

const node = (name: string, file: string): Runtime => ({
  name: `node:http by ${name}`,
  start: (upstream) => startProcess(["node"], file, upstream),
  webSockets: false,
  cancels: true,
});

export const runtimes: Runtime[] = [
  node("a few lines", "node-http.ts"),
  node("@whatwg-node/server", "node.ts"),
  node("@whatwg-node/server, with the Response of @whatwg-node/fetch", "node-ponyfill.ts"),
  node("@hono/node-server", "node-hono.ts"),
  node("srvx", "node-srvx.ts"),
  {
    name: "Deno.serve",
    start: (upstream) => startProcess(["deno", "run", "-A"], "deno.ts", upstream),
    webSockets: true,
    cancels: true,
  },
  {
    name: "Bun.serve({ fetch })",
    start: (upstream) => startProcess(["bun"], "bun-fetch.ts", upstream),
    webSockets: true,
    cancels: true,
  },
  {
    name: "Bun.serve({ routes })",
    start: (upstream) => startProcess(["bun"], "bun-routes.ts", upstream),
    webSockets: true,
    cancels: true,
  },
  {
    name: "workerd",
    start: (upstream) => startWorkerd("workerd.ts", upstream),
    webSockets: true,
    cancels: false,
  },
];
