import { isTupleOrigin } from "../standard/origins.ts";
import { parseUrl } from "../standard/urls.ts";
import { completeUrl } from "./missing-scheme.ts";
import { quote } from "./quote.ts";

/** Documents whose origin is opaque, although not every runtime's `URL` says so. */
const OPAQUE = /^(?:about|data|file|javascript):/i;

/** `URL` takes `localhost:5173` for a URL with the scheme `localhost:`, and there are no documents of `ws:` and `ftp:`. */
const WITH_HOST = /^(?:https?:|blob:|(?!wss?:|ftp:)[a-z][a-z0-9+.-]*:\/\/)/i;

/**
 * The origin of the page at a URL, serialized: `null` if it is opaque. `URL` knows the origins of a few schemes only;
 * browsers make that of others, `capacitor:` say, of the scheme and the host. Throws a TypeError that says what to
 * write if it is not the URL of a page.
 */
export function originOfPage(given: string | URL): string {
  const value = String(given);
  const url = parseUrl(value);
  if (url !== null && OPAQUE.test(value)) return "null";
  if (url === null || !WITH_HOST.test(value)) throw new TypeError(refusal(given));
  if (url.origin !== "null") return url.origin;
  const origin = `${url.protocol}//${url.host}`;
  return isTupleOrigin(origin) ? origin : "null";
}

function refusal(given: string | URL): string {
  const meant = completeUrl(String(given));
  if (meant === null) return `browser.page: ${quote(given)} is not a URL: write "https://app.example.com", or null`;
  const problem = String(given).includes("://") ? "is not the URL of a page" : "has no scheme";
  const written = meant.href === `${meant.origin}/` ? meant.origin : meant.href;
  return `browser.page: ${quote(given)} ${problem}: write ${quote(written)}`;
}
