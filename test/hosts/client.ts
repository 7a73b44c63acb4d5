import { once } from "node:events";
import { type IncomingMessage, request as httpRequest } from "node:http";
import { text } from "node:stream/consumers";
import { lines } from "../runtimes/sockets/client.ts";

export interface Call {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** All of an answer that the table of scenarios asks for. */
export interface Answer {
  status: number;
  /** The lines of the headers that CORS is about, in alphabetical order. A host adds others of its own: Date, say. */
  cors: string[];
  /** `name=value` of each Set-Cookie line: attributes are the host's. */
  cookies: string[];
  /** The other lines, of headers that a scenario may name. */
  lines: string[];
  body: string;
}

/** Sends a request as a browser's network stack does, and reads the answer: whole, or its first chunk and then hangs up. */
export async function send(port: number, call: Call, part: "whole" | "first chunk" = "whole"): Promise<Answer> {
  const response = await open(port, call);
  const body = part === "whole" ? await text(response) : await firstChunk(response);
  const all = lines(response);
  return {
    status: response.statusCode!,
    cors: all.filter((line) => /^(access-control-|vary:)/.test(line)).sort(),
    cookies: all.flatMap((line) => /^set-cookie: ([^;]*)/.exec(line)?.[1] ?? []),
    lines: all,
    body,
  };
}

async function open(port: number, { method = "GET", path, headers = {}, body }: Call): Promise<IncomingMessage> {
  const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
  const request = httpRequest({
    host: "127.0.0.1",
    port,
    method,
    path,
    headers: { ...length, ...headers },
    agent: false,
  });
  request.end(body);
  const [response] = await once(request, "response") as [IncomingMessage];
  return response;
}

async function firstChunk(response: IncomingMessage): Promise<string> {
  const [chunk] = await once(response.setEncoding("utf8"), "data");
  response.destroy();
  return chunk;
}
