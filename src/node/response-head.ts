import { type Grant, isGrantHeader } from "../server/grant.ts";
import { grantHeaders, withoutCors } from "./headers.ts";

/** What is used of a response: of `ServerResponse`, of `Http2ServerResponse`, and of what frameworks make of them. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent: boolean;
  /** The response that engine.io makes up for a WebSocket has none. */
  getHeaderNames?(): string[];
  // deno-lint-ignore no-explicit-any -- whatever kind of value the response keeps
  getHeader(name: string): any;
  // deno-lint-ignore no-explicit-any -- a value of a header, or several
  setHeader(name: string, value: any): unknown;
  removeHeader(name: string): void;
  // deno-lint-ignore no-explicit-any -- a reason, headers in several forms, or both
  writeHead(status: number, ...rest: any[]): unknown;
  end(): unknown;
}

/** The CORS headers that a response will have. The grant may change until the head is sent. */
export interface ResponseHead {
  grant: Grant;
}

// deno-lint-ignore no-explicit-any -- called as its caller called it
type Sender = (...args: any[]) => unknown;
type Senders = Record<string, Sender | undefined>;

/**
 * Sets the CORS headers of a response at the moment when its head is sent, whoever sends it and in whatever way. To set them
 * ahead would not do: handlers overwrite them, and error pages of frameworks begin with removing all headers.
 *
 * Every way to send a head ends in one method, `writeHead` in HTTP/1 and `respond` of the stream in HTTP/2. It is replaced
 * on this one response.
 */
export function governHead(response: NodeResponse, grant: Grant): ResponseHead {
  const head: ResponseHead = { grant };
  governInformation(response as unknown as Senders);
  const { stream } = response as { stream?: { respond?: unknown } };
  if (typeof stream?.respond === "function") {
    const govern = (headers: object | undefined) => grantHeaders(headers, head.grant, undefined);
    replace(stream, "respond", 0, govern);
    replace(stream, "respondWithFD", 1, govern);
    replace(stream, "respondWithFile", 1, govern);
  } else governWriteHead(response, head);
  return head;
}

/** Replaces a method that takes headers at a place of its arguments. */
function replace(target: object, name: string, place: number, edit: (headers: object | undefined) => object): void {
  const method = (target as Senders)[name]!;
  (target as Senders)[name] = (...args) => {
    args[place] = edit(args[place]);
    return method.apply(target, args);
  };
}

/** The method that sends an informational response with headers: in later versions of Node the first calls the second. */
function governInformation(response: Senders): void {
  if (response["writeInformation"] !== undefined) replace(response, "writeInformation", 1, withoutCors);
  else if (response["writeEarlyHints"] !== undefined) replace(response, "writeEarlyHints", 0, withoutCors);
}

function governWriteHead(response: NodeResponse, head: ResponseHead): void {
  const { writeHead } = response as unknown as Record<"writeHead", Sender>;
  response.writeHead = (status, first, second) => {
    // A second head is refused by Node. A 101 is no response: the connection goes on in another protocol.
    if (response.headersSent || status === 101) return writeHead.call(response, status, first, second);
    const hasReason = typeof first === "string";
    const given = (hasReason ? second : second ?? first) ?? undefined;
    const { grant } = head;
    const headers = grantHeaders(given, grant, grant.vary === "" ? undefined : response.getHeader("vary"));
    for (const name of response.getHeaderNames?.() ?? []) {
      if (isGrantHeader(name)) response.removeHeader(name);
    }
    return hasReason ? writeHead.call(response, status, first, headers) : writeHead.call(response, status, headers);
  };
}
