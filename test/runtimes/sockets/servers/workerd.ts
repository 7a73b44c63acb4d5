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

export default withCors({ fetch: route(createRoutes({ upstream: UPSTREAM, upgrade })) }, options);
