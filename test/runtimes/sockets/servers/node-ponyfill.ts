import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { createFetch } from "@whatwg-node/fetch";
import { createServerAdapter } from "@whatwg-node/server";
import { withCors } from "../../../../src/index.ts";
import { createRoutes, options, route } from "../routes.ts";

globalThis.Response = createFetch({ skipPonyfill: false }).Response;

const [upstream = ""] = process.argv.slice(2);
const server = createServer(createServerAdapter(withCors(route(createRoutes({ upstream })), options)));
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
