import process from "node:process";
import { serve } from "srvx";
import { withCors } from "../../../../src/index.ts";
import { createRoutes, options, route } from "../routes.ts";

const [upstream = ""] = process.argv.slice(2);
const fetch = withCors(route(createRoutes({ upstream })), options);
const server = serve({ fetch, port: 0, hostname: "127.0.0.1", silent: true });
await server.ready();
console.log(new URL(server.url!).port);
