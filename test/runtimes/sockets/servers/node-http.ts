import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { withCors } from "../../../../src/index.ts";
import { createRoutes, options, route } from "../routes.ts";

const [upstream = ""] = process.argv.slice(2);
const handler = withCors(route(createRoutes({ upstream })), options);

const server = createServer(async ({ url, method = "GET", headers, headersDistinct }, outgoing) => {
  const lines = Object.entries(headersDistinct).flatMap(([name, values]) => values!.map((value) => [name, value]));
  const request = new Request(`http://${headers.host}${url}`, { method, headers: lines as [string, string][] });
  try {
    const { status, statusText, headers, body } = await handler(request);
    outgoing.writeHead(status, statusText, [...headers].flat());
    if (body === null) outgoing.end();
    else await pipeline(Readable.fromWeb(body), outgoing);
  } catch (error) {
    console.error(error);
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(500).end();
  }
});
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
