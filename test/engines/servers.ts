import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from "node:http2";
import type { AddressInfo, Server, Socket } from "node:net";
import { text } from "node:stream/consumers";
import { createServerAdapter } from "@whatwg-node/server";
import type { ReceivedRequest } from "./received-requests.ts";
import { cannedAnswer } from "./canned-answers.ts";
import { createCertificate } from "./certificate.ts";
import { type Places, placesOf, type Ports, settleAll } from "./test-origins.ts";
import type { CannedServer, Row, WrappedServer } from "./rows.ts";

/** Servers that are running. */
export interface Servers {
  readonly placesOf: (row: Row) => Places;
  /** What arrived, row by row. */
  readonly arrivals: readonly ReceivedRequest[][];
  close(): void;
}

type Received = IncomingMessage | Http2ServerRequest;
type Sent = ServerResponse | Http2ServerResponse;
type Listener = (request: Received, response: Sent) => unknown;
type Answering = (arrival: ReceivedRequest, request: Received, response: Sent) => unknown;

/** Starts the servers of all rows, which know a row by the first folder of the path. Any other path is a blank page. */
export async function startServers(rows: readonly Row[]): Promise<Servers> {
  const arrivals: ReceivedRequest[][] = rows.map(() => []);
  const answering: Answering[] = [];
  const listen: Listener = async (request, response) => {
    const index = Number(/^\/(\d+)\//.exec(request.url!)?.[1] ?? NaN);
    if (answering[index] === undefined) {
      response.setHeader("content-type", "text/html");
      return (response as ServerResponse).end("<body>");
    }
    const arrival = await toArrival(request, "wrap" in rows[index]!.server);
    arrivals[index]!.push(arrival);
    await answering[index](arrival, request, response);
  };
  const [plain, secure] = await Promise.all([startPlain(listen), startSecure(listen)]);
  const placesOfRow = ({ secure: isSecure }: Row) => isSecure ? secure.places : plain.places;
  rows.forEach((row, index) => {
    const places = placesOfRow(row);
    answering[index] = "wrap" in row.server ? wrapped(row.server, places) : canned(row.server, places, index);
  });
  return {
    placesOf: placesOfRow,
    arrivals,
    close() {
      plain.close();
      secure.close();
    },
  };
}

interface World {
  readonly places: Places;
  close(): void;
}

async function startPlain(listen: Listener): Promise<World> {
  return await startWorld("http", [1, 2, 3].map(() => createServer(listen)));
}

async function startSecure(listen: Listener): Promise<World> {
  const certificate = await createCertificate();
  return await startWorld(
    "https",
    [1, 2, 3].map(() => createSecureServer({ ...certificate, allowHTTP1: true }, listen)),
  );
}

async function startWorld(scheme: "http" | "https", servers: Server[]): Promise<World> {
  const sockets = new Set<Socket>();
  const ports = await Promise.all(servers.map(async (server) => {
    server.on("connection", (socket) => sockets.add(socket.once("close", () => sockets.delete(socket))));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  }));
  return {
    places: placesOf(scheme, ports as unknown as Ports),
    close() {
      for (const server of servers) server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** The body is left to a handler, if there is one. */
async function toArrival(request: Received, hasHandler: boolean): Promise<ReceivedRequest> {
  const { method, url, rawHeaders, headers } = request;
  const host = String(headers[":authority"] ?? headers.host);
  const scheme = "encrypted" in request.socket ? "https" : "http";
  const pairs = rawHeaders.flatMap((name, index) => index % 2 === 0 ? [[name, rawHeaders[index + 1]!] as const] : []);
  return {
    method: method!,
    url: `${scheme}://${host}${url}`,
    headers: pairs,
    body: hasHandler ? "" : await text(request),
  };
}

function wrapped({ wrap }: WrappedServer, places: Places): Answering {
  const adapter = createServerAdapter(wrap(places));
  return (_, request, response) => adapter(request as IncomingMessage, response as ServerResponse);
}

function canned({ answers }: CannedServer, places: Places, folder: number): Answering {
  const settled = settleAll(answers, places, folder);
  return ({ method, url }, _, response) => {
    const { status, headers, body } = cannedAnswer(settled[`${method} ${url}`], folder);
    (response as ServerResponse).writeHead(status, headers).end(body);
  };
}
