import { isWellKnownPublicSuffix } from "../standard/public-suffixes.ts";
import type { Client } from "./client.ts";
import { CookieStore } from "./cookie-store.ts";
import type { Exchange } from "./exchanges.ts";
import { fetchMethod } from "./fetch-method.ts";
import { parseHttpUrl } from "./missing-scheme.ts";
import { type Network, toHandler } from "./network.ts";
import { originOfPage } from "./page-origin.ts";
import { quote } from "./quote.ts";
import type { UserAgent } from "./user-agent.ts";

/** How long browsers cache the answer to a preflight at most, in seconds. */
const MAX_AGE_CAPS = { chromium: 7200, firefox: 86400, safari: 600 };

/** The options of a browser. */
export interface BrowserOptions {
  /**
   * The clock: it returns the time in milliseconds. Cached preflights and cookies expire by it.
   *
   * Default: `Date.now`, also when a test runner replaces it by a fake one.
   */
  readonly now?: () => number;
  /**
   * How long a preflight is cached at most, whatever its `Access-Control-Max-Age`: a number of seconds, or the name of a
   * browser with that limit. Chromium's is 7200, Firefox's 86400, Safari's 600.
   *
   * Default: `"chromium"`.
   */
  readonly maxAgeCap?: number | "chromium" | "firefox" | "safari";
  /**
   * Whether anyone can register a name below a domain, so that its subdomains are sites of their own. Sites matter for
   * cookies with SameSite, for `Sec-Fetch-Site` and for `Cross-Origin-Resource-Policy`.
   *
   * Default: a check that knows the most common ones. For the whole Public Suffix List, pass a function of a library
   * that has it.
   */
  readonly isPublicSuffix?: (domain: string) => boolean;
}

/** A page that is open in a browser. */
export interface Page {
  /** Its origin, as in the header `Origin`: `"null"` if it is opaque. */
  readonly origin: string;
  /** The `fetch` of the page. */
  readonly fetch: (
    input: string | URL | Request, // RequestInfo is known to the DOM library alone
    init?: RequestInit & { readonly duplex?: "half" },
  ) => Promise<Response>;
}

/** The cookies of a browser, as a page of the cookies' own site sees them. */
export interface Cookies {
  /** Sets a cookie as a response from the URL would, from the value of a `Set-Cookie`: `"id=1; Secure; SameSite=None"`. */
  set(url: string | URL, setCookie: string): void;
  /** Returns the `Cookie` header of a request to the URL, or the empty string if there is no cookie for it. */
  get(url: string | URL): string;
}

/** A browser, as `createBrowser` builds it: all that its pages share. */
export interface Browser {
  /**
   * Opens the page at a URL. An origin (`"https://app.example.com"`) is enough; the relative URLs that the page fetches are
   * relative to it. `null` opens a page with an opaque origin, such as a sandboxed frame or a `data:` document: it sends
   * `Origin: null`. A name without a scheme, such as `localhost:5173`, throws a TypeError.
   */
  page(url: string | URL | null): Page;
  /** All requests that were sent so far, preflights included, in their order, with their responses. */
  readonly exchanges: Exchange[];
  /** Its cookies. */
  readonly cookies: Cookies;
}

/**
 * Builds a browser whose network is a handler, an object with a `fetch` method, a map of methods to handlers, or a map of
 * origins to those. Its pages fetch as the Fetch standard prescribes, as far as CORS reaches: its review draft of June
 * 2026, in the repository whatwg/fetch at commit 45097d986574e33c38b02ca4bd97a389b8b5a0c9. Deviations are marked
 * `Departure:` in the files beside this one.
 *
 * @example
 * ```ts
 * import { withCors } from "withcors";
 * import { createBrowser } from "withcors/testing";
 *
 * const api = withCors(() => new Response("hello"), { origin: "https://app.example.com" });
 * const browser = createBrowser({ "https://api.example.com": api });
 * const response = await browser.page("https://app.example.com").fetch("https://api.example.com/items");
 * ```
 *
 * @see https://fetch.spec.whatwg.org/review-drafts/2026-06/
 */
export function createBrowser(network: Network, options: BrowserOptions = {}): Browser {
  const { now = () => Date.now(), maxAgeCap = "chromium", isPublicSuffix = isWellKnownPublicSuffix } = options;
  const cookieStore = new CookieStore(now, isPublicSuffix);
  const userAgent: UserAgent = {
    network: toHandler(network),
    now,
    maxAgeCap: checkMaxAgeCap(maxAgeCap),
    isPublicSuffix,
    corsPreflightCache: [],
    cookieStore,
    exchanges: [],
  };
  return {
    page: (url) => createPage(userAgent, url),
    exchanges: userAgent.exchanges,
    cookies: {
      set: (url, setCookie) => cookieStore.store(parseHttpUrl("cookies.set", url), setCookie, true),
      get: (url) => cookieStore.retrieve(parseHttpUrl("cookies.get", url), "strict-or-less"),
    },
  };
}

function createPage(userAgent: UserAgent, url: string | URL | null): Page {
  const client: Client = url === null
    ? { userAgent, origin: "null", apiBaseUrl: undefined }
    : { userAgent, origin: originOfPage(url), apiBaseUrl: String(url) };
  return {
    origin: client.origin,
    fetch: (input, init) => fetchMethod(client, input, init),
  };
}

function checkMaxAgeCap(maxAgeCap: NonNullable<BrowserOptions["maxAgeCap"]>): number {
  if (typeof maxAgeCap === "number" && maxAgeCap >= 0) return maxAgeCap;
  if (Object.hasOwn(MAX_AGE_CAPS, maxAgeCap)) return MAX_AGE_CAPS[maxAgeCap as keyof typeof MAX_AGE_CAPS];
  const names = Object.keys(MAX_AGE_CAPS).map(quote).join(", ");
  throw new TypeError(
    `createBrowser: maxAgeCap ${quote(maxAgeCap)} is not a limit: write a number of seconds, or one of ${names}`,
  );
}
