/**
 * A URL, or null where parsing fails.
 *
 * @see https://url.spec.whatwg.org/#dom-url-parse
 */
export function parseUrl(value: string): URL | null {
  try {
    return new URL(value);
  } catch {
    return null; // URL.parse answers the same, but Node 20 has none
  }
}
