import process from "node:process";
import { createServerAdapter } from "@whatwg-node/server";
import Fastify from "fastify";
import { withCors } from "withcors";
import { api, policy } from "../api.ts";

const app = Fastify();
const adapter = createServerAdapter(withCors(api, policy));

app.register(async (routes) => {
  routes.removeAllContentTypeParsers(); // so that every body reaches the handler, unread
  routes.addContentTypeParser("*", (_request, _payload, done) => done(null));
  routes.all("/api/*", (request, reply) => adapter.handleNodeRequestAndResponse(request, reply));
});
app.get("/", () => "an ordinary route");

await app.listen({ port: Number(process.env["PORT"] ?? 3000) });
