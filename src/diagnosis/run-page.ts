import { type Browser, createBrowser } from "../browser/create-browser.ts";
import type { FetchFailure } from "../browser/network-errors.ts";
import type { PageRequest } from "./page-request.ts";
import type { Recorder } from "./recorder.ts";

/** How one run of the browser ended: with a response, or with a failure. */
export interface Run {
  readonly response: Response | null;
  readonly failure: FetchFailure | null;
  readonly message: string;
  /** The position of the exchange whose answer was refused, null if nothing was sent. */
  readonly exchange: number | null;
}

/** Makes the request of a page in a browser without a past: no cookie, no preflight that was answered before. */
export async function runPage(page: PageRequest, recorder: Recorder): Promise<Run> {
  recorder.rewind();
  const browser = createBrowser(recorder.answer);
  try {
    const response = await browser.page(page.origin === "null" ? null : page.origin).fetch(page.url, toInit(page));
    return { response, failure: null, message: "", exchange: null };
  } catch (error) {
    const failure = error instanceof TypeError ? error.cause as FetchFailure | undefined : undefined;
    if (failure === undefined) throw error;
    return { response: null, failure, message: (error as TypeError).message, exchange: positionOf(failure, browser) };
  }
}

function toInit({ method, headers, body, credentials, mode }: PageRequest): RequestInit {
  return {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    credentials,
    mode,
    ...body !== null && { body: new TextEncoder().encode(body) },
  };
}

function positionOf({ exchange }: FetchFailure, { exchanges }: Browser): number | null {
  const position = exchange === null ? -1 : exchanges.indexOf(exchange);
  return position === -1 ? null : position;
}
