import { isTupleOrigin } from "../../standard/origins.ts";
import { parseUrl } from "../../standard/urls.ts";

/** The serialized origin of the page at a URL, null if the URL has none. Extensions have schemes of their own. */
export function serializeOrigin(url: string | null): string | null {
  const parsed = url === null ? null : parseUrl(url);
  if (parsed === null) return null;
  return [parsed.origin, `${parsed.protocol}//${parsed.host}`].find(isTupleOrigin) ?? null;
}
