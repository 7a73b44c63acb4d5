import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

/** A request as it arrived. */
export interface RawRequest {
  readonly method: string;
  readonly target: string;
  /** By their names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** The lines of the head, without the first, as they came. */
  readonly lines: readonly string[];
  readonly body: string;
}

/** The bytes to answer with, or what to do in place of an answer. */
export type RawAnswer = string | { readonly instead: "silence" | "reset" };

/** A server that answers bytes, whether they are HTTP or not. */
export interface RawServer {
  readonly port: number;
  readonly url: string;
  readonly requests: readonly RawRequest[];
  close(): void;
}

export async function startRawServer(
  answer: (request: RawRequest) => RawAnswer,
  host = "127.0.0.1",
): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.once("close", () => sockets.delete(socket)));
    socket.on("error", () => {});
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      const request = parseRequest(received);
      if (request === null) return;
      received = "";
      requests.push(request);
      const bytes = answer(request);
      if (typeof bytes === "string") socket.end(bytes, "latin1");
      else if (bytes.instead === "reset") socket.resetAndDestroy();
    });
  });
  server.listen(0, host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    requests,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** An answer of HTTP/1.1 with these header lines, as they are. */
export function raw(status: number | string, lines: readonly string[] = [], body = ""): string {
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return `${[`HTTP/1.1 ${status}`, ...lines, length, "Connection: close"].join("\r\n")}\r\n\r\n${body}`;
}

function parseRequest(received: string): RawRequest | null {
  const end = received.indexOf("\r\n\r\n");
  if (end === -1) return null;
  const [first, ...lines] = received.slice(0, end).split("\r\n");
  const [method, target] = first!.split(" ");
  const headers = new Map(lines.map((line) => {
    const [, name, value] = /^([^:]*): *(.*)$/.exec(line) ?? [];
    return [name!.toLowerCase(), value!] as const;
  }));
  const body = received.slice(end + 4);
  if (body.length < Number(headers.get("content-length") ?? 0)) return null;
  return { method: method!, target: target!, headers, lines, body };
}
