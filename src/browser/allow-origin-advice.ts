import { hostOf, isHttpScheme, isLoopbackHost } from "../standard/origins.ts";
import { currentUrl, type FetchRequest, isSameOrigin, redirectTaint, serializeRequestOrigin } from "./requests.ts";
import { type InternalResponse, locationUrl } from "./responses.ts";

/** What would let a page read a response. */
export interface Advice {
  /** Who has to do what. */
  readonly remedy: string;
  /** The value of `Access-Control-Allow-Origin` that would do. Null if no value is safe. */
  readonly needed: string | null;
}

/**
 * Finds what would let the page read the response to a request, without advising what is dangerous: neither
 * `Access-Control-Allow-Origin: null`, which allows every sandboxed frame of every site, nor credentials for a page that
 * came over http, which anyone on the network can change.
 */
export function adviseAllowOrigin(request: FetchRequest): Advice {
  const origin = serializeRequestOrigin(request);
  const withCredentials = request.credentialsMode === "include";
  if (origin === "null") return adviseNullOrigin(request);
  if (!withCredentials) return send(`${name(origin)} or ${name("*")}`, origin);
  if (isInsecure(origin)) {
    return {
      remedy:
        `the page has to be served over https, since over http anyone on the network can read what ${origin} reads, ` +
        "or the page has to leave out credentials",
      needed: null,
    };
  }
  return send(name(origin), origin);
}

/** The origin is `null` since the request was redirected across origins, or since the page has an opaque origin. */
function adviseNullOrigin(request: FetchRequest): Advice {
  const withCredentials = request.credentialsMode === "include";
  const isRedirected = explainNullOrigin(request) !== null;
  const directly = isRedirected ? adviseFetching(currentUrl(request), request) : null;
  if (!withCredentials) {
    const { remedy } = send(name("*"), "*");
    return { remedy: directly === null ? remedy : `${directly}, or ${remedy}`, needed: "*" };
  }
  const anonymous = `the page has to leave out credentials, and the server has to send ${name("*")}`;
  return { remedy: directly ?? anonymous, needed: null };
}

/**
 * Which redirect made the origin of a request `null`: the first one that left an origin other than the page's for yet
 * another one. Null where none did.
 */
export function explainNullOrigin(request: FetchRequest): string | null {
  if (request.origin === "null" || redirectTaint(request) === "same-origin") return null;
  const { origin, urlList } = request;
  const index = urlList.findIndex((url, index) => {
    const last = urlList[index - 1];
    return last !== undefined && !isSameOrigin(url.origin, last) && !isSameOrigin(origin, last);
  });
  return `the redirect from ${urlList[index - 1]!.origin} to ${
    urlList[index]!.origin
  } made the request's origin "null"`;
}

/** That a page may itself fetch the URL that a response redirects to. Null where there is none, or that would be worse. */
export function adviseFollowing(response: InternalResponse, request: FetchRequest): string | null {
  const target = locationUrl(response, currentUrl(request).hash);
  return target === null || target === "failure" ? null : adviseFetching(target, request);
}

function adviseFetching(url: URL, { urlList, credentialsMode, origin }: FetchRequest): string | null {
  const isDowngrade = isInsecure(url.origin) && (urlList[0]!.protocol === "https:" || credentialsMode === "include");
  const hasCredentials = url.username !== "" || url.password !== "";
  const needsHttps = credentialsMode === "include" && isInsecure(origin);
  if (!isHttpScheme(url.protocol.slice(0, -1)) || isDowngrade || hasCredentials || needsHttps) return null;
  return `the page has to fetch ${url.href} itself`;
}

function isInsecure(origin: string): boolean {
  return origin.startsWith("http:") && !isLoopbackHost(hostOf(origin));
}

function name(value: string): string {
  return `"Access-Control-Allow-Origin: ${value}"`;
}

function send(headers: string, needed: string): Advice {
  return { remedy: `the server has to send ${headers}`, needed };
}
