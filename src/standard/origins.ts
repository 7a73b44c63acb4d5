const LABELS = "[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*\\.?";
const IPV6 = "\\[[0-9a-f:]+\\]";
const PORT = "(?:6553[0-5]|655[0-2]\\d|65[0-4]\\d{2}|6[0-4]\\d{3}|[1-5]\\d{4}|[1-9]\\d{0,3}|0)";
const TUPLE_ORIGIN = new RegExp(`^[a-z][a-z0-9+.-]*://(?:${LABELS}|${IPV6})(?::${PORT})?$`);

/**
 * Whether a string has the form that browsers give a tuple origin: `scheme://host` or `scheme://host:port` in lower-case
 * ASCII. `null`, the serialization of an opaque origin, has not. Linear in the length of the string.
 *
 * @see https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin
 */
export function isTupleOrigin(value: string): boolean {
  return TUPLE_ORIGIN.test(value);
}

/**
 * Whether pages are served over a scheme by a network, so that the origin of their URLs is a tuple origin that `URL`
 * computes. Browser extensions and native shells have schemes of their own besides.
 *
 * @see https://url.spec.whatwg.org/#concept-url-origin
 */
export function isHttpScheme(scheme: string): boolean {
  return scheme === "https" || scheme === "http";
}

/**
 * Whether a host of a URL is a loopback address by its name: such an origin is potentially trustworthy without TLS.
 *
 * @see https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy
 */
export function isLoopbackHost(host: string): boolean {
  return /^(?:(?:.+\.)?localhost\.?|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host);
}
