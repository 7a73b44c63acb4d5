import type { NetworkResponse } from "../browser/network.ts";
import { isCorsPreflightRequest } from "../standard/http-cors-protocol.ts";
import type { NetworkProblem, UnsentRequest } from "./diagnosis.ts";
import type { PageRequest } from "./page-request.ts";
import { type HeaderLine, NotSentError, titleCase, type Transport, type WireAnswer, type WireRequest } from "./wire.ts";

/** One request that went out, and how it is answered when the browser makes it again. */
export interface Recorded {
  readonly request: WireRequest;
  /** As it came; null if none did. */
  readonly response: WireAnswer | null;
  /** As it came, with the repairs so far. */
  repaired: WireAnswer | null;
  readonly error: NetworkProblem | null;
  readonly milliseconds: number;
}

/** The methods that change nothing on a server that keeps to HTTP. */
const SAFE_METHODS: readonly string[] = ["GET", "HEAD", "OPTIONS"];

export interface RecorderOptions {
  readonly page: PageRequest;
  readonly transport: Transport;
  /** Whether requests are sent that can change something. */
  readonly send: boolean;
}

/**
 * A network that sends each request once: the browser makes them again after each repair, and gets the repaired
 * answers.
 */
export class Recorder {
  readonly recorded: Recorded[] = [];
  /** The request that was not sent in this run, null if there is none. */
  unsent: UnsentRequest | null = null;
  readonly #options: RecorderOptions;
  #position = 0;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** Begins another run of the browser, from the first request on. */
  rewind(): void {
    this.#position = 0;
    this.unsent = null;
  }

  readonly answer = async (request: Request): Promise<NetworkResponse> => {
    const recorded = this.recorded[this.#position] ?? await this.#record(request);
    this.#position++;
    if (recorded.repaired === null) throw new Error(recorded.error?.message);
    return { ...recorded.repaired, body: null };
  };

  async #record(request: Request): Promise<Recorded> {
    const wire = await this.#toWire(request);
    const start = performance.now();
    const { response, error } = await this.#send(wire);
    const milliseconds = Math.round(performance.now() - start);
    const recorded = { request: wire, response, repaired: response, error, milliseconds };
    this.recorded.push(recorded);
    return recorded;
  }

  async #send(wire: WireRequest): Promise<Pick<Recorded, "response" | "error">> {
    try {
      if (!this.#mayBeSent(wire)) throw new NotSentError("was not sent, since it can change something");
      return { response: await this.#options.transport(wire), error: null };
    } catch (error) {
      if (!(error instanceof NotSentError)) return { response: null, error: toProblem(error) };
      this.unsent = { method: wire.method, url: wire.url };
      throw error;
    }
  }

  #mayBeSent({ kind, method }: WireRequest): boolean {
    return this.#options.send || kind === "preflight" || SAFE_METHODS.includes(method);
  }

  async #toWire(request: Request): Promise<WireRequest> {
    const { method, url } = request;
    const kind = isCorsPreflightRequest(request, request.headers.get("origin")) ? "preflight" : "actual";
    const headers = [...request.headers].map(([name, value]): HeaderLine => [titleCase(name), value]);
    const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer());
    return { kind, method, url, headers: kind === "actual" ? this.#addCookie(url, headers) : headers, body };
  }

  /** Cookies go to the host they were given for, however the page got there. */
  #addCookie(url: string, headers: readonly HeaderLine[]): readonly HeaderLine[] {
    const { cookie, credentials, url: given } = this.#options.page;
    if (cookie === null || credentials !== "include" || new URL(url).hostname !== new URL(given).hostname) {
      return headers;
    }
    const isCookie = ([name]: HeaderLine) => name === "Cookie";
    const values = [cookie, ...headers.filter(isCookie).map(([, value]) => value)];
    return [...headers.filter((line) => !isCookie(line)), ["Cookie", values.join("; ")]];
  }
}

function toProblem(error: unknown): NetworkProblem {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return { code: typeof code === "string" ? code : null, message: String(message || code || error) };
}
