import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import {
  type HeaderLine,
  NotSentError,
  type Transport,
  type WireAnswer,
  type WireRequest,
} from "../../diagnosis/wire.ts";
import { decode } from "./decode.ts";
import { findLeniencies } from "./leniencies.ts";
import { createLookup } from "./lookup.ts";
import { collect } from "./collect.ts";

/** How requests are sent. */
export interface TransportOptions {
  /** Whether certificates are accepted that nobody vouches for. */
  readonly insecure: boolean;
  /** Seconds until an answer has to be there. */
  readonly maxTime: number;
  /** `host:port:address`, as curl's `--resolve` takes it. */
  readonly resolve: readonly string[];
  /** Headers that a browser adds by itself, such as `User-Agent`: to every request. */
  readonly browserHeaders: readonly HeaderLine[];
}

/** Browsers answer pages up to 256 kB of headers and more; Node's default of 16 kB is less. */
const MAX_HEADER_SIZE = 4 * 1024 * 1024;

/**
 * Sends requests over HTTP/1.1 by `node:http`: the one client of Node that returns the header lines as they came, and
 * reads what browsers read, such as lines that end with a bare LF.
 */
export function createTransport(options: TransportOptions): Transport {
  return (request) =>
    new Promise((resolve, reject) => {
      if (request.method !== request.method.toUpperCase()) {
        return reject(new NotSentError("Node sends methods in upper case only"));
      }
      const sent = open(request, options);
      const timer = setTimeout(() => {
        sent.destroy(Object.assign(new Error(`no answer within ${options.maxTime} s`), { code: "ETIMEDOUT" }));
      }, options.maxTime * 1000);
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        finish();
      };
      const head = findLeniencies(sent);
      sent.on("response", (response) => {
        clearTimeout(timer);
        readAnswer(response).then((answer) => resolve({ ...answer, leniencies: head() }), reject)
          .finally(() => sent.destroy());
      });
      // A 101 or the answer to a CONNECT never comes as a response.
      sent.on("upgrade", (response, socket) => {
        socket.destroy();
        settle(() => resolve(toAnswer(response, "")));
      });
      sent.on("error", (error) => settle(() => reject(error)));
      sent.end(request.body ?? undefined);
    });
}

function open({ method, url, headers }: WireRequest, options: TransportOptions): ClientRequest {
  const { protocol, hostname, port, pathname, search, host } = new URL(url);
  const isSecure = protocol === "https:";
  const given = new Set(headers.map(([name]) => name.toLowerCase()));
  const added = options.browserHeaders.filter(([name]) => !given.has(name.toLowerCase()));
  // Node adds a Host only to headers that are not a list.
  const lines: HeaderLine[] = [["Host", host], ["Connection", "close"], ...headers, ...added];
  const settings: RequestOptions = {
    method,
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (isSecure ? 443 : 80) : Number(port),
    path: pathname + search,
    headers: lines.flat(),
    agent: false,
    insecureHTTPParser: true,
    maxHeaderSize: MAX_HEADER_SIZE,
    lookup: createLookup(options.resolve, port === "" ? (isSecure ? "443" : "80") : port),
  };
  return isSecure ? https.request({ ...settings, rejectUnauthorized: !options.insecure }) : http.request(settings);
}

async function readAnswer(response: IncomingMessage): Promise<WireAnswer> {
  const bytes = await collect(response);
  return toAnswer(response, decode(bytes, response.headers["content-encoding"] ?? ""));
}

function toAnswer({ statusCode, statusMessage, rawHeaders }: IncomingMessage, body: string): WireAnswer {
  const headers = rawHeaders.flatMap((name, index) => index % 2 === 0 ? [[name, rawHeaders[index + 1]!] as const] : []);
  return { status: statusCode!, statusText: statusMessage ?? "", headers, body };
}
