import { once } from "node:events";
import { type IncomingMessage, request as httpRequest } from "node:http";
import { text } from "node:stream/consumers";

export interface Call {
  method?: string;
  path: string;
  headers?: Record<string, string>;
}

/** Sends a request as a browser's network stack does. `fetch` will not do: it forbids `Origin` and folds repeated lines. */
export async function open(port: number, { method = "GET", path, headers = {} }: Call): Promise<IncomingMessage> {
  const request = httpRequest({ host: "127.0.0.1", port, method, path, headers, agent: false });
  request.end();
  const [response] = await once(request, "response") as [IncomingMessage];
  return response;
}

/** All of an answer that CORS is about, line by line, with the body. */
export async function call(port: number, call: Call): Promise<{ status: number; cors: string[]; body: string }> {
  const response = await open(port, call);
  return { status: response.statusCode!, cors: corsLines(response), body: await text(response) };
}

/** The lines of the headers that CORS is about, in alphabetical order: a repeated header is several lines. */
export function corsLines(response: IncomingMessage): string[] {
  return lines(response).filter((line) => /^(access-control-|vary:)/.test(line)).sort();
}

export function lines({ rawHeaders }: IncomingMessage): string[] {
  return rawHeaders.flatMap((name, index) => index % 2 ? [] : [`${name.toLowerCase()}: ${rawHeaders[index + 1]}`]);
}

/** Shakes hands for a WebSocket, and sends one message to be sent back. */
export async function echo(port: number, path: string, origin: string): Promise<{ status: number; echoed: string }> {
  const request = httpRequest({
    host: "127.0.0.1",
    port,
    path,
    agent: false,
    headers: {
      Origin: origin,
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    },
  });
  request.end();
  const [response, socket, head] = await once(request, "upgrade");
  const [lastFrameOfText, masked] = [0x81, 0x80];
  socket.write(Uint8Array.of(lastFrameOfText, masked | 2, 0, 0, 0, 0, ...Buffer.from("hi")));
  const frame: Buffer = head.length > 0 ? head : (await once(socket, "data"))[0];
  socket.destroy();
  return { status: response.statusCode, echoed: frame.subarray(2).toString() };
}
