import type { IncomingMessage, ServerResponse } from "node:http";
import type { Running } from "../start-process.ts";
import { listen } from "./pages.ts";

/** An application as servers stand in front of it: it answers OPTIONS with 405, and some send `*` by themselves. */
export function startApi({ sendsCors }: { readonly sendsCors: boolean }): Promise<Running> {
  return listen((request, response) => {
    if (sendsCors) response.setHeader("Access-Control-Allow-Origin", "*");
    answer(request, response);
  });
}

function answer({ method, url }: IncomingMessage, response: ServerResponse): void {
  const json = (status: number) => response.writeHead(status, { "content-type": "application/json" }).end(`"${url}"`);
  if (method === "OPTIONS") json(405);
  else if (url === "/missing") json(404);
  else if (url === "/error") json(500);
  else if (url === "/redirect") response.writeHead(302, { location: "/items" }).end();
  else json(200);
}
