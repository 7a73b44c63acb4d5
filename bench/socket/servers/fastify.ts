import type { AddressInfo } from "node:net";
import process from "node:process";
import cors from "@fastify/cors";
import fastify from "fastify";
import { origins } from "../subjects/subject.ts";
import { listening } from "./control.ts";

const app = fastify();
if (process.argv[2] === "fastify+cors") await app.register(cors, { origin: origins, credentials: true });
app.all("/*", () => ({ hello: "world" }));

await app.listen({ host: "127.0.0.1", port: 0 });
listening((app.server.address() as AddressInfo).port);
