import process from "node:process";
import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import Fastify from "fastify";
import { fastifyCors } from "withcors/node";
import { policy } from "../api.ts";

const app = Fastify();

app.register(fastifyCors(policy));

app.register(async (api) => {
  api.get("/items", (_request, reply) => reply.header("x-request-id", "1").send(["apple", "pear"]));
  api.put("/items", (request) => ({ saved: request.body }));
  api.options("/items", (_request, reply) => reply.code(204).header("allow", "GET, PUT, OPTIONS").send());
  api.get("/session", ({ headers }, reply) => reply.header("x-request-id", "1").send({ cookie: headers.cookie }));
  api.post(
    "/session",
    (_request, reply) => reply.header("set-cookie", ["user=ada", "theme=dark"]).send({ user: "ada" }),
  );
  api.get("/moved", (_request, reply) => reply.redirect("/api/items"));
  api.get("/broken", () => {
    throw new Error("out of order");
  });
  api.get("/ticks", (_request, reply) => reply.send(Readable.from(ticks())));
  api.get("/version", ({ headers }, reply) => {
    const unchanged = headers["if-none-match"] === '"1"';
    return reply.code(unchanged ? 304 : 200).header("etag", '"1"').send(unchanged ? undefined : "1");
  });
  api.setErrorHandler((_error, _request, reply) => reply.code(500).send({ error: "out of order" }));
}, { prefix: "/api" });

async function* ticks() {
  try {
    for (let tick = 1;; tick++) {
      yield `tick ${tick}\n`;
      await setTimeout(50);
    }
  } finally {
    console.log("ticks: cancelled");
  }
}

await app.listen({ port: Number(process.env["PORT"] ?? 3000) });
