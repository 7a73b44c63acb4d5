import type { AddressInfo } from "node:net";
import process from "node:process";
import cors from "@fastify/cors";
import fastify from "fastify";
import { fastifyCors } from "../../../dist/node.js";
import { origins } from "../subjects/subject.ts";
import { listening } from "./control.ts";

const app = fastify();
if (process.argv[2] === "fastify+cors") await app.register(cors, { origin: origins, credentials: true });
if (process.argv[2] === "ours") await app.register(fastifyCors({ origin: origins, credentials: true }));
// Not `all`: its CORS has a route for OPTIONS of its own.
const method = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
app.route({ method, url: "/*", handler: () => ({ hello: "world" }) });

await app.listen({ host: "127.0.0.1", port: 0 });
listening((app.server.address() as AddressInfo).port);
