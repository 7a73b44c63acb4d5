import { parseUrl } from "./urls.ts";

/** A scheme of 64 characters, `://`, a domain of 253 and the longest port: no browser has a longer origin to send. */
export const MAX_ORIGIN_LENGTH = 326;

/**
 * Origins that `URL` certainly writes back as they are: http or https, a domain without Punycode whose last label begins
 * with a letter, and a port that is nobody's default. One expression that looks ahead only where a label or a port begins:
 * looking ahead from the start for what must not follow takes three times as long.
 */
const PLAIN_ORIGIN =
  /^https?:\/\/(?!xn--)(?:[a-z0-9_-]+\.(?!xn--))*[a-z][a-z0-9-]*(?::(?!443$|80$)(?:[1-9]\d{0,3}|[1-5]\d{4}))?$/;

// The origins of the schemes in front are opaque: their pages send `null`.
const TUPLE_ORIGIN =
  /^(?!(?:about|blob|data|file|javascript):)[a-z][a-z0-9+.-]*:\/\/(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:]+\])(?::[1-9]\d{0,4})?$/;

/**
 * Whether a string is the serialization of a tuple origin, `scheme://host` or `scheme://host:port` in lower-case ASCII, as
 * `URL` writes it: the default port is left out, an IP address has its shortest form, and Punycode is valid. `null`, the
 * serialization of an opaque origin, is not. Linear in the length of the string.
 *
 * @see https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin
 */
export function isTupleOrigin(value: string): boolean {
  return value.length <= MAX_ORIGIN_LENGTH &&
    (PLAIN_ORIGIN.test(value) || (TUPLE_ORIGIN.test(value) && isWrittenBack(value)));
}

/** Whether a string is a tuple origin of the kind that nearly all are. To parse a URL costs ten times as much as this. */
export function isPlainOrigin(value: string): boolean {
  return value.length <= MAX_ORIGIN_LENGTH && PLAIN_ORIGIN.test(value);
}

/** `URL` gives origins to http and https alone; of other schemes, it has the parts. */
function isWrittenBack(value: string): boolean {
  const url = parseUrl(value);
  return url !== null && `${url.protocol}//${url.host}` === value;
}

/**
 * Whether pages of a scheme come from a network, so that `URL` computes their origin. Browser extensions and native shells
 * have schemes of their own besides.
 *
 * @see https://url.spec.whatwg.org/#concept-url-origin
 */
export function isHttpScheme(scheme: string): boolean {
  return scheme === "https" || scheme === "http";
}

/**
 * Whether a host is a loopback address, or the name of one: such an origin is potentially trustworthy without TLS.
 *
 * @see https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy
 */
export function isLoopbackHost(host: string): boolean {
  return /^(?:(?:.+\.)?localhost\.?|127(?:\.\d+){3}|\[::1\])$/.test(host);
}

/** The scheme of an origin; empty where there is none. */
export function schemeOf(origin: string): string {
  return origin.slice(0, Math.max(0, origin.indexOf("://")));
}

/** The host of an origin, without the port. */
export function hostOf(origin: string): string {
  return origin.slice(origin.indexOf("://") + "://".length, endOfHost(origin));
}

/** Where the host of an origin ends, and the port begins if there is one: it has five digits at most. */
export function endOfHost(origin: string): number {
  const end = origin.slice(-":65535".length);
  const colon = end.lastIndexOf(":");
  const hasPort = colon !== -1 && !end.endsWith("]") && !end.startsWith("//", colon + 1);
  return hasPort ? origin.length - end.length + colon : origin.length;
}
