/**
 * Parses a URL, relative to a base if there is one. Returns null where parsing fails.
 *
 * @see https://url.spec.whatwg.org/#dom-url-parse
 */
export function parseUrl(value: string, base?: string): URL | null {
  try {
    return new URL(value, base);
  } catch {
    return null; // URL.parse does the same, but Node 20 does not have it
  }
}
