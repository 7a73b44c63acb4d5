import type { RequestHead } from "../standard/http-cors-protocol.ts";
import { isForbiddenMethod } from "../standard/methods.ts";
import { parseUrl } from "../standard/urls.ts";

/** What is used of a request: of `IncomingMessage`, of `Http2ServerRequest`, and of what frameworks make of them. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** By names in lower case. */
  readonly headers: { readonly [name: string]: string | string[] | undefined };
}

/** The host in the URL of a request that names none, or one that no URL can have. No page is of its origin. */
const UNKNOWN_HOST = "unknown-host.invalid";

/** The method and the headers of a server's own request. Nothing of it can make this throw. */
export class NodeRequestHead implements RequestHead {
  readonly headers: this;
  readonly #message: NodeRequest;

  constructor(message: NodeRequest) {
    this.headers = this;
    this.#message = message;
  }

  get method(): string {
    return this.#message.method ?? "GET";
  }

  get(name: string): string | null {
    const value = this.#message.headers[name];
    return value === undefined ? null : String(value);
  }

  has(name: string): boolean {
    return this.#message.headers[name] !== undefined;
  }

  /** Below a mount point, Express and Connect shorten `url`, and keep the whole in `originalUrl`. */
  get url(): string {
    const { originalUrl, url, socket } = this.#message as NodeRequest & {
      originalUrl?: string;
      socket?: { encrypted?: boolean };
    };
    const target = originalUrl ?? url ?? "/";
    const result = new URL(`${socket?.encrypted ? "https" : "http"}://${UNKNOWN_HOST}`);
    const absolute = target.startsWith("/") ? null : parseUrl(target);
    // What cannot be a host leaves the host as it is.
    result.host = absolute?.host ?? this.get("host") ?? this.get(":authority") ?? "";
    if (absolute !== null) return `${result.origin}${absolute.pathname}${absolute.search}`;
    return `${result.origin}${target.startsWith("/") ? target : "/"}`;
  }

  /** A Request without a body, for functions of the user's. */
  toRequest(): Request {
    const headers = new Headers();
    for (const [name, value] of Object.entries(this.#message.headers)) {
      for (const each of Array.isArray(value) ? value : [value]) append(headers, name, each);
    }
    const { method } = this;
    if (!isForbiddenMethod(method)) return new Request(this.url, { method, headers });
    // A server may get a TRACE, but nobody can construct one.
    return Object.defineProperty(new Request(this.url, { headers }), "method", { value: method });
  }
}

/** Leaves out what is no header: the pseudo-headers of HTTP/2, and what a lenient parser lets through. */
function append(headers: Headers, name: string, value: string | undefined): void {
  try {
    if (value !== undefined) headers.append(name, value);
  } catch {
    // The request counts as one without it.
  }
}
