import { isHttpScheme, isLoopbackHost } from "../../standard/origins.ts";
import { parseUrl } from "../../standard/urls.ts";
import { InputError } from "./input-error.ts";

/** The URL that was meant. Without a scheme it is https, or http on this machine. */
export function completeUrl(given: string): string {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `${guessScheme(given)}://${given}`;
  const url = /\s/.test(given.trim()) ? null : parseUrl(withScheme);
  if (url === null) throw new InputError(`${JSON.stringify(given)} is not a URL: write https://api.example.com/items`);
  if (!isHttpScheme(url.protocol.slice(0, -1))) {
    throw new InputError(`${JSON.stringify(given)} is neither http nor https: CORS is about those`);
  }
  return url.href;
}

function guessScheme(given: string): "http" | "https" {
  const [host = ""] = /^(?:\[[^\]]*\]|[^/:?#]*)/.exec(given) ?? [];
  return isLoopbackHost(host) ? "http" : "https";
}
