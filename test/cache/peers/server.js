// The same pages as those of ../api.ts, with the CORS of others as it is by default. In JavaScript, since the packages are
// installed apart, where no type check of the repository looks. It is told the origins, and prints its port.
import { createServer } from "node:http";
import process from "node:process";
import { getRequestListener } from "@hono/node-server";
import cors from "cors";
import express from "express";
import { Hono } from "hono";
import { cors as honoCors } from "hono/cors";
import { AutoRouter, cors as ittyCors } from "itty-router";

const { allowed, single } = JSON.parse(process.argv[2]);

const headersOf = (path) => ({ "cache-control": "public, max-age=600", etag: `"${path}"` });
const respond = (path) => new Response(path, { headers: headersOf(path) });

const app = express();
const servers = {};
for (const [name, origin] of [["single", single], ["dynamic", allowed]]) {
  app.use(`/cors-${name}`, cors({ origin }), ({ originalUrl }, response) => {
    response.set(headersOf(originalUrl)).send(originalUrl);
  });
  servers[`cors-${name}`] = app;

  const hono = new Hono();
  hono.use(honoCors({ origin }));
  hono.get("*", ({ req }) => respond(req.path));
  servers[`hono-${name}`] = getRequestListener(hono.fetch);

  const { preflight, corsify } = ittyCors({ origin });
  const itty = AutoRouter({ before: [preflight], finally: [corsify] });
  itty.get("*", ({ url }) => respond(new URL(url).pathname));
  servers[`itty-${name}`] = getRequestListener(itty.fetch);
}

const server = createServer((request, response) => servers[request.url.split("/")[1]](request, response));
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
