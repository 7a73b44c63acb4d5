import { createServer } from "node:http";
import process from "node:process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { buffer } from "node:stream/consumers";
import { HttpRequest, HttpResponse, InvocationContext } from "@azure/functions";
import { handler } from "./api.ts";

/** In place of the Functions host: calls the handler with Azure's own classes. */
createServer(async (message, response) => {
  const bytes = await buffer(message);
  const request = new HttpRequest({
    method: message.method ?? "GET",
    url: `http://${message.headers.host}${message.url}`,
    headers: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)])),
    ...(bytes.length > 0 && { body: { bytes } }),
  });
  const { status, headers, cookies, body } = new HttpResponse(await handler(request, new InvocationContext()));
  response.writeHead(status, {
    ...Object.fromEntries(headers),
    "set-cookie": cookies.map(({ name, value }) => `${name}=${value}`),
  });
  await pipeline(body === null ? Readable.from([]) : Readable.fromWeb(body), response).catch(() => {});
}).listen(process.env["PORT"] ?? 3000);
