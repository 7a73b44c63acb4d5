import { once } from "node:events";
import { type IncomingMessage, request as httpRequest } from "node:http";

/** Reads an answer that has no end until a text has arrived, and hangs up. */
export async function readUntil(
  port: number,
  path: string,
  text: string,
  headers: Record<string, string> = {},
) {
  const request = httpRequest({
    host: "127.0.0.1",
    port,
    path,
    headers,
    agent: false,
  }).end();
  const [response] = await once(request, "response") as [IncomingMessage];
  let read = "";
  for await (const chunk of response.setEncoding("utf8")) {
    read += chunk;
    if (read.includes(text)) break;
  }
  return read;
}
