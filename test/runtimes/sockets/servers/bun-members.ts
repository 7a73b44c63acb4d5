import { withCors } from "../../../../src/index.ts";
import { options } from "../routes.ts";
import page from "./page.html";

const [, enforced] = Bun.argv.slice(2);
const file = Bun.file(new URL("page.html", import.meta.url));
const handler = () => new Response("handler");
const servedByBun = {
  "/page": page,
  "/mixed-page": { GET: page, PUT: handler },
  "/folder/*": { dir: import.meta.dirname },
};

const routes = {
  "/file": file,
  "/missing": Bun.file("/nowhere/at/all"),
  "/response": new Response("constant"),
  "/none": undefined,
  "/false": false as const,
  "/mixed": { GET: file, PUT: handler, DELETE: undefined, PATCH: false as const, POST: new Response("constant") },
  "/this": function (this: unknown, _request: Request, server: unknown) {
    return new Response(String(this === server));
  },
};

const server = Bun.serve(withCors({
  hostname: "127.0.0.1",
  port: 0,
  routes: enforced === undefined ? { ...routes, ...servedByBun } : routes,
  fetch(this: unknown, _request: Request, server: unknown) {
    return new Response(`fetch of ${this === server ? "the server" : "another object"}`, { status: 404 });
  },
}, enforced === undefined ? options : { ...options, enforce: true }));
console.log(server.port);
