import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { Running } from "../start-process.ts";

/** A server of empty pages, for a browser to stand on. */
export const startPages = (): Promise<Running> =>
  listen((_, response) => response.setHeader("content-type", "text/html").end("<!doctype html>"));

/** Starts a server in this process, on a free port. */
export async function listen(listener: RequestListener): Promise<Running> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
