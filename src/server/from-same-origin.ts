import type { RequestHead } from "../standard/http-cors-protocol.ts";
import { isHttpScheme, isTupleOrigin, schemeOf } from "../standard/origins.ts";
import { parseUrl } from "../standard/urls.ts";

/**
 * Whether a request comes from a page of the server's own origin, so that it needs no permission. Browsers send `Origin`
 * with their own POST, too. `Sec-Fetch-Site` decides; without it the hosts are compared and the schemes are not, because
 * TLS often ends at a proxy. A value of `Origin` that no browser sends, and a page that is not from the network, are from
 * elsewhere, whatever else the request has.
 *
 * @see https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header
 */
export function isFromSameOrigin(request: RequestHead, origin: string): boolean {
  const isOpaque = origin === "null";
  if (!isOpaque && !(isTupleOrigin(origin) && isHttpScheme(schemeOf(origin)))) return false;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  return !isOpaque && parseUrl(request.url)?.host === origin.slice(`${schemeOf(origin)}://`.length);
}
