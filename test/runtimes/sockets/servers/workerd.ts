import type { WebSocketPair as Pair } from "@cloudflare/workers-types";
import { withCors } from "../../../../src/index.ts";
import { createRoutes, options, route } from "../routes.ts";

declare const WebSocketPair: typeof Pair;
declare const UPSTREAM: string;

function upgrade(): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.addEventListener("message", ({ data }) => server.send(data));
  return new Response(null, { status: 101, webSocket: client } as ResponseInit);
}

/** Compressed already: workerd must not do it again. */
async function encodedByHand(): Promise<Response> {
  const compressed = new Blob(["compressed ".repeat(100)]).stream().pipeThrough(new CompressionStream("gzip"));
  const headers = { "content-encoding": "gzip", "content-type": "text/css", vary: "Origin" };
  return new Response(await new Response(compressed).arrayBuffer(), { encodeBody: "manual", headers } as ResponseInit);
}

const routes = { ...createRoutes({ upstream: UPSTREAM, upgrade }), "/gzip-by-hand": encodedByHand };
export default withCors({ fetch: route(routes) }, options);
