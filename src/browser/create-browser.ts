import { isTupleOrigin } from "../standard/origins.ts";
import { isWellKnownPublicSuffix } from "../standard/public-suffixes.ts";
import type { Client } from "./client.ts";
import { CookieStore } from "./cookie-store.ts";
import type { Exchange } from "./exchanges.ts";
import { fetchMethod } from "./fetch-method.ts";
import { type Network, toHandler } from "./network.ts";
import { quote } from "./quote.ts";
import type { UserAgent } from "./user-agent.ts";

/** The longest that browsers keep what a preflight allowed, in seconds. */
const MAX_AGE_CAPS = { chromium: 7200, firefox: 86400, safari: 600 };

/** What a browser can be given besides its network. */
export interface BrowserOptions {
  /**
   * The clock: it answers the time in milliseconds. Preflight answers and cookies expire by it.
   *
   * Default: `Date.now`, the fake one of a test runner included.
   */
  readonly now?: () => number;
  /**
   * The longest that what a preflight allowed is kept, whatever `Access-Control-Max-Age` says: seconds, or a browser
   * whose limit it is. Chromium's is 7200, Firefox's 86400, Safari's 600.
   *
   * Default: `"chromium"`.
   */
  readonly maxAgeCap?: number | "chromium" | "firefox" | "safari";
  /**
   * Whether anyone can register a name below a domain, so that its subdomains are sites of their own. Sites matter to
   * cookies with SameSite, to `Sec-Fetch-Site` and to `Cross-Origin-Resource-Policy`.
   *
   * Default: knows what is met most. For the whole Public Suffix List, bring a library that has it.
   */
  readonly isPublicSuffix?: (domain: string) => boolean;
}

/** A page that is open in a browser. */
export interface Page {
  /** Its origin as `Origin` has it: `"null"` for an opaque one. */
  readonly origin: string;
  /** The `fetch` of the page. */
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit & { readonly duplex?: "half" }) => Promise<Response>;
}

/** The cookies of a browser, from the view of a page of the cookies' own site. */
export interface Cookies {
  /** Has a URL set a cookie, by the value of a `Set-Cookie`: `"session=1; Secure; SameSite=None"`. */
  set(url: string | URL, setCookie: string): void;
  /** What a request to a URL says in `Cookie`, the empty string if there is nothing to say. */
  get(url: string | URL): string;
}

/** A browser, as `createBrowser` builds it. What its pages have in common is here. */
export interface Browser {
  /**
   * Opens a page: of an origin (`"https://app.example.com"`), or of a URL, to which the relative URLs it fetches are
   * relative. `null` opens one with an opaque origin, such as a sandboxed frame or a `data:` document: it sends
   * `Origin: null`.
   */
  page(url: string | URL | null): Page;
  /** What went over the network so far, preflights included, in the order it was sent. */
  readonly exchanges: Exchange[];
  /** Its cookies, for a test to set and to look at. */
  readonly cookies: Cookies;
}

/**
 * Builds a browser whose network is a handler, an object with a `fetch`, or a map of origins to those. Its pages fetch
 * as the Fetch standard says, as far as CORS reaches: the review draft of June 2026, in the repository whatwg/fetch at
 * commit 45097d986574e33c38b02ca4bd97a389b8b5a0c9. What is done otherwise is marked `Departure:` in the files beside
 * this one.
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
      set: (url, setCookie) => cookieStore.store(new URL(url), setCookie, true),
      get: (url) => cookieStore.retrieve(new URL(url), "strict-or-less"),
    },
  };
}

function createPage(userAgent: UserAgent, url: string | URL | null): Page {
  const client: Client = url === null
    ? { userAgent, origin: "null", apiBaseUrl: undefined }
    : { userAgent, origin: originOf(String(url)), apiBaseUrl: String(url) };
  return {
    origin: client.origin,
    fetch: (input, init) => fetchMethod(client, input, init),
  };
}

/** `URL` knows the origins of a few schemes only; of others, `capacitor:` say, the host makes one. */
function originOf(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new TypeError(`browser.page: ${quote(url)} is not a URL: write "https://app.example.com", or null`);
  }
  return [parsed.origin, `${parsed.protocol}//${parsed.host}`].find(isTupleOrigin) ?? "null";
}

function checkMaxAgeCap(maxAgeCap: NonNullable<BrowserOptions["maxAgeCap"]>): number {
  if (typeof maxAgeCap === "number" && maxAgeCap >= 0) return maxAgeCap;
  if (Object.hasOwn(MAX_AGE_CAPS, maxAgeCap)) return MAX_AGE_CAPS[maxAgeCap as keyof typeof MAX_AGE_CAPS];
  const names = Object.keys(MAX_AGE_CAPS).map(quote).join(", ");
  throw new TypeError(
    `createBrowser: maxAgeCap ${quote(maxAgeCap)} is neither a number of seconds nor one of ${names}`,
  );
}
