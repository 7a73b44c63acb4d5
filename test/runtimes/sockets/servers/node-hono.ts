import process from "node:process";
import { serve } from "@hono/node-server";
import { withCors } from "../../../../src/index.ts";
import { createRoutes, options, route } from "../routes.ts";

const [upstream = ""] = process.argv.slice(2);
serve({ fetch: (request) => handler(request), port: 0, hostname: "127.0.0.1" }, ({ port }) => console.log(port));

// The server has put its own Response in place of Node's.
const handler = withCors(route(createRoutes({ upstream })), options);
