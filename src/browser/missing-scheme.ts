import { isHttpScheme, isLoopbackHost } from "../standard/origins.ts";
import { isIpAddress } from "../standard/sites.ts";
import { parseUrl } from "../standard/urls.ts";
import { quote } from "./quote.ts";

/** A host of several labels, `localhost`, an address in brackets, or one label before a port. */
const NAME =
  /^(?:[^\s/?#@:*\\[\]]+(?:\.[^\s/?#@:*\\[\]]+)+|localhost|\[[\da-f:.]+\]|[\w-]+(?=:\d))(?::\d+)?(?=[/?#]|$)/i;

/**
 * The URL that was meant by a name without a scheme, `http://localhost:5173` by `localhost:5173`, or by one with a
 * scheme that pages do not have. Null where the value is no such name. `URL` takes `localhost:` for a scheme.
 */
export function completeUrl(value: string): URL | null {
  const name = value.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, "");
  if (!NAME.test(name)) return null;
  const url = parseUrl(`https://${name}`);
  if (url === null) return null;
  const { hostname } = url;
  // Where TLS is rare: on loopback, at an address, and at the one label of a container or a machine.
  const isLocal = isLoopbackHost(hostname) || isIpAddress(hostname) || !hostname.includes(".");
  return isLocal ? parseUrl(`http://${name}`) : url;
}

/** Parses the URL of a server, or throws a TypeError that says what to write. `role` names the argument. */
export function parseHttpUrl(role: string, value: string | URL): URL {
  const url = parseUrl(String(value));
  if (url !== null && isHttpScheme(url.protocol.slice(0, -1))) return url;
  const meant = completeUrl(String(value))?.href ?? "https://api.example.com/";
  throw new TypeError(`${role}: ${quote(value)} is not an http or https URL: write ${quote(meant)}`);
}
