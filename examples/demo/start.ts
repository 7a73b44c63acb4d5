import process from "node:process";
import { createServerAdapter } from "@whatwg-node/server";
import { createApi, type Exchange } from "./api.ts";
import { listen, readPort } from "./listen.ts";
import { createPage } from "./page.ts";

/** What the API was asked and what it answered, by run: the page asks for it once it has its own result. */
const exchanges = new Map<string, Exchange[]>();

// Each needs the address of the other: the API allows the page's origin, and the page asks the API.
const api = await listen("PORT", readPort("PORT", 3001));
const page = await listen("PAGE_PORT", readPort("PAGE_PORT", 3000));
api.server.on("request", createServerAdapter(createApi(page.origin, record)));
page.server.on("request", createServerAdapter(createPage({ page: page.origin, api: api.origin, takeExchanges })));

console.log(`The API   ${api.origin}`);
console.log(`The page  ${page.origin}  (open it in a browser; Ctrl-C ends both)`);

function record(exchange: Exchange): void {
  console.log(exchange.response.status, exchange.explanation.text);
  if (exchange.run !== null) exchanges.set(exchange.run, [...exchanges.get(exchange.run) ?? [], exchange]);
}

function takeExchanges(run: string): Exchange[] {
  const taken = exchanges.get(run) ?? [];
  exchanges.delete(run);
  return taken;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    for (const { server } of [api, page]) {
      server.close();
      server.closeAllConnections();
    }
  });
}
