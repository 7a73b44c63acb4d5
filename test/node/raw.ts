import { connect } from "node:net";
import { setTimeout } from "node:timers/promises";
import { onlyCors } from "./servers.ts";

/** A response as it came over the socket. */
export interface RawResponse {
  version: string;
  status: number;
  reason: string;
  lines: [name: string, value: string][];
  cors: Record<string, string>;
  body: string;
}

/** Sends bytes that no client library would, and reads all responses until the server hangs up. */
export async function sendRaw(port: number, request: string): Promise<RawResponse[]> {
  const socket = connect(port, "127.0.0.1");
  let received = "";
  socket.setEncoding("latin1").on("data", (chunk) => received += chunk);
  const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()).on("error", () => resolve()));
  socket.write(request, "latin1");
  await Promise.race([closed, setTimeout(5000, undefined, { ref: false })]);
  socket.destroy();
  return parse(received);
}

/** Asks by HTTP/1.1 for a connection that ends with the answer. */
export function askRaw(
  port: number,
  method: string,
  headers: Record<string, string>,
  path = "/",
  body = "",
): Promise<RawResponse[]> {
  const lines = Object.entries({ Host: "api.example.org", Connection: "close", ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return sendRaw(port, `${method} ${path} HTTP/1.1\r\n${head}\r\n${body}`);
}

function parse(text: string): RawResponse[] {
  if (text === "") return [];
  const end = text.indexOf("\r\n\r\n");
  const [first = "", ...rest] = text.slice(0, end).split("\r\n");
  const [, version = "", status = "", reason = ""] = /^HTTP\/(\S+) (\d+) ?(.*)$/.exec(first) ?? [];
  const lines = rest.map((line) =>
    [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()] as [string, string]
  );
  const body = text.slice(end + 4);
  const response = { version, status: Number(status), reason, lines, cors: onlyCors(lines), body };
  return response.status < 200 && response.status !== 101 ? [{ ...response, body: "" }, ...parse(body)] : [response];
}
