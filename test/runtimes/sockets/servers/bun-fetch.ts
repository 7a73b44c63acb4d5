import { withCors } from "../../../../src/index.ts";
import { createRoutes, options, route } from "../routes.ts";
import { upgrade, websocket } from "./bun-websocket.ts";

const [upstream = ""] = Bun.argv.slice(2);
const fetch = withCors(route(createRoutes({ upstream, upgrade })), options);
const server = Bun.serve({ hostname: "127.0.0.1", port: 0, websocket, fetch });
console.log(server.port);
