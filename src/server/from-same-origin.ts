import type { RequestHead } from "../standard/http-cors-protocol.ts";
import { parseUrl } from "../standard/urls.ts";

/**
 * Whether a request comes from a page of the server's own origin, so that no permission is needed. Browsers send `Origin`
 * with their own POST, too. What `Sec-Fetch-Site` says counts; without it the hosts are compared and not the schemes,
 * since TLS often ends at a proxy.
 *
 * @see https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header
 */
export function isFromSameOrigin(request: RequestHead, origin: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const host = parseUrl(request.url)?.host;
  return host !== undefined && origin.slice(origin.indexOf("://") + "://".length) === host && origin !== host;
}
