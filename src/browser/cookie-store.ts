import { isLoopbackHost } from "../standard/origins.ts";
import { isIpAddress, type IsPublicSuffix } from "../standard/sites.ts";
import { parseCookie, type ParsedCookie } from "./set-cookie.ts";

/** Which cookies a request may carry, by their SameSite. */
export type SameSiteMode = "strict-or-less" | "unset-or-less";

interface StoredCookie extends Omit<ParsedCookie, "domain"> {
  readonly host: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly creationTime: number;
}

/**
 * The cookies of a browser.
 *
 * Departure: their number is not limited, and they are not partitioned by the page's site.
 *
 * @see https://httpwg.org/http-extensions/draft-ietf-httpbis-layered-cookies.html#name-cookie-store-and-limits
 */
export class CookieStore {
  readonly #now: () => number;
  readonly #isPublicSuffix: IsPublicSuffix;
  #cookies: StoredCookie[] = [];
  #created = 0;

  constructor(now: () => number, isPublicSuffix: IsPublicSuffix) {
    this.#now = now;
    this.#isPublicSuffix = isPublicSuffix;
  }

  /** Parses and stores a cookie that a response from a URL set. */
  store(url: URL, input: string, sameSiteStrictOrLaxAllowed: boolean): void {
    const parsed = parseCookie(input, this.#now());
    if (parsed === null) return;
    const cookie = this.#place(parsed, url);
    if (cookie === null || !this.#isAcceptable(cookie, parsed, url, sameSiteStrictOrLaxAllowed)) return;
    // If the user agent's cookie store contains a cookie oldCookie whose name is cookie's name, host is host-equal to
    // cookie's host, host-only is cookie's host-only, and path is path-equal to cookie's path:
    const oldCookie = this.#cookies.find(({ name, host, hostOnly, path }) =>
      name === cookie.name && host === cookie.host && hostOnly === cookie.hostOnly && path === cookie.path
    );
    // Set cookie's creation-time to oldCookie's creation-time. Remove oldCookie from the user agent's cookie store.
    const creationTime = oldCookie?.creationTime ?? cookie.creationTime;
    this.#cookies = [...this.#cookies.filter((other) => other !== oldCookie), { ...cookie, creationTime }];
  }

  /** Retrieves the cookies for a URL, and serializes them. */
  retrieve(url: URL, sameSite: SameSiteMode): string {
    const now = this.#now();
    this.#cookies = this.#cookies.filter(({ expiryTime }) => expiryTime === null || expiryTime > now);
    return this.#cookies
      .filter((cookie) => isForUrl(cookie, url))
      // cookie's same-site is "strict" and sameSite is "strict-or-less"; [...] cookie's same-site is "unset" and
      // sameSite is one of "strict-or-less", "lax-or-less", or "unset-or-less"; or cookie's same-site is "none".
      .filter((cookie) => sameSite === "strict-or-less" || cookie.sameSite === "unset" || cookie.sameSite === "none")
      // Cookies whose path's size is greater are listed before cookies whose path's size is smaller. Among cookies
      // whose path's size is equal, cookies whose creation-time is earlier are listed before [...] later.
      // Departure: the size is the length of the string, as in browsers, and not the number of segments.
      .sort((a, b) => b.path.length - a.path.length || a.creationTime - b.creationTime)
      .map(({ name, value }) => name === "" ? value : `${name}=${value}`)
      .join("; ");
  }

  /** Returns the cookie with its host and path, or null where a response from the URL may not set it for that host. */
  #place({ domain, ...parsed }: ParsedCookie, url: URL): StoredCookie | null {
    const placed = { ...parsed, path: parsed.path ?? defaultPath(url), creationTime: this.#created++ };
    const onlyForHost = { ...placed, host: url.hostname, hostOnly: true };
    if (domain === null) return onlyForHost;
    const host = parseHost(domain.replace(/^\./, ""));
    // If cookie's host is failure, then return null.
    if (host === null) return null;
    // If allowNonHostOnlyCookieForPublicSuffix is false and cookie's host is a public suffix:
    //   If cookie's host is host-equal to host, then set cookie's host to null. Otherwise, return null.
    // If cookie's host is an IP address and is host-equal to host, then set cookie's host-only to true.
    if (isIpAddress(host) || this.#isPublicSuffix(host)) return host === url.hostname ? onlyForHost : null;
    // If host does not Domain-Match cookie's host, then return null.
    return domainMatches(url.hostname, host) ? { ...placed, host, hostOnly: false } : null;
  }

  #isAcceptable(
    cookie: StoredCookie,
    parsed: ParsedCookie,
    url: URL,
    sameSiteStrictOrLaxAllowed: boolean,
  ): boolean {
    // If isSecure is false:
    //   If cookie's secure is true, then return null.
    //   If the user agent's cookie store contains at least one cookie existingCookie that [...], then return null.
    if (!isSecure(url) && (cookie.secure || this.#overlaysSecureCookie(cookie))) return false;
    // If cookie's same-site is not "none" and sameSiteStrictOrLaxAllowed is false, then return null.
    if (cookie.sameSite !== "none" && !sameSiteStrictOrLaxAllowed) return false;
    // If cookie's same-site is "none" and cookie's secure is false, then return null.
    if (cookie.sameSite === "none" && !cookie.secure) return false;
    return keepsPromiseOfPrefix(cookie, parsed);
  }

  #overlaysSecureCookie(cookie: StoredCookie): boolean {
    return this.#cookies.some((existing) =>
      existing.name === cookie.name && existing.secure &&
      (domainMatches(existing.host, cookie.host) || domainMatches(cookie.host, existing.host)) &&
      pathMatches(cookie.path, existing.path)
    );
  }
}

/**
 * Whether a cookie has the attributes that its prefix promises: `__Secure-`, `__Host-`, `__Http-` or `__Host-Http-`, in its
 * name, or in its value if it has no name.
 */
function keepsPromiseOfPrefix(cookie: StoredCookie, parsed: ParsedCookie): boolean {
  const prefix = /^__(?:secure|host-http|host|http)-/i.exec(cookie.name || cookie.value)?.[0].toLowerCase();
  if (prefix === undefined) return true;
  if (cookie.name === "" || !cookie.secure) return false;
  const isHostCompatible = cookie.hostOnly && parsed.path === "/";
  return (!prefix.startsWith("__host-") || isHostCompatible) && (!prefix.endsWith("http-") || cookie.httpOnly);
}

function isForUrl(cookie: StoredCookie, url: URL): boolean {
  const { hostname, pathname } = url;
  const isForHost = cookie.hostOnly ? hostname === cookie.host : domainMatches(hostname, cookie.host);
  return isForHost && pathMatches(pathname, cookie.path) && (!cookie.secure || isSecure(url));
}

/**
 * Whether cookies with Secure can be set by a response from a URL, and are sent to it.
 *
 * Departure: a loopback host needs no TLS, as in Chromium and Firefox.
 */
function isSecure({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || isLoopbackHost(hostname);
}

/** A host Domain-Matches a string if it equals it, or is a domain and ends with a dot and the string. */
function domainMatches(host: string, domain: string): boolean {
  return host === domain || (!isIpAddress(host) && host.endsWith(`.${domain}`));
}

/** Whether a URL path Path-Matches a cookie's path. */
function pathMatches(requestPath: string, cookiePath: string): boolean {
  // 3. If serializedCookiePath is serializedRequestPath, then return true.
  // 4. If serializedRequestPath starts with serializedCookiePath and serializedCookiePath ends with a U+002F (/), then
  //    return true.
  // 5. Return whether the concatenation of serializedRequestPath followed by U+002F (/) starts with
  //    serializedCookiePath.
  //    Departure: the U+002F (/) follows the cookie's path, as in RFC 6265. Otherwise `/foo` would match `/foobar`.
  return requestPath === cookiePath || requestPath.startsWith(cookiePath.endsWith("/") ? cookiePath : `${cookiePath}/`);
}

/** The Cookie Default Path of a URL: the directory it is in. */
function defaultPath({ pathname }: URL): string {
  return pathname.slice(0, Math.max(1, pathname.lastIndexOf("/")));
}

function parseHost(host: string): string | null {
  if (/[^!-~]|[#/:?@\\]/.test(host)) return null;
  try {
    return new URL(`https://${host}/`).hostname;
  } catch {
    return null;
  }
}
