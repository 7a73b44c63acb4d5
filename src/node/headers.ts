import { ALLOW_ORIGIN } from "../standard/http-cors-protocol.ts";
import { type Grant, isGrantHeader } from "../server/grant.ts";
import { mergeVary } from "../server/vary.ts";

/** Headers in any form that `writeHead` takes: an object, a list of names and values in turn, or a list of pairs. */
export type GivenHeaders = object | undefined;

/**
 * Headers with a grant in them and nothing else about CORS, in the form in which they were given. `storedVary` is the `Vary`
 * that counts if they have none.
 */
export function grantHeaders(given: GivenHeaders, grant: Grant, storedVary: unknown): object {
  const entries = grant.fields.slice();
  if (grant.origin !== null) entries.push([ALLOW_ORIGIN, grant.origin]);
  const { headers, vary } = separate(given, grant.vary !== "");
  if (grant.vary !== "") entries.push(["vary", mergeVary(listValue(vary ?? storedVary), grant.vary)]);
  if (!Array.isArray(headers)) return Object.assign(headers, Object.fromEntries(entries));
  return [...headers, ...(Array.isArray(headers[0]) ? entries : entries.flat())];
}

/** Headers of an informational response, which say nothing about CORS. */
export function withoutCors(given: GivenHeaders): object {
  return separate(given, false).headers;
}

/** A copy without the CORS response headers, and without `Vary` if that is taken out as well. */
function separate(given: GivenHeaders, takesVary: boolean): { headers: object; vary: unknown } {
  const vary: unknown[] = [];
  const isKept = (name: unknown, value: unknown): boolean => {
    const lowerCase = String(name).toLowerCase();
    if (!takesVary || lowerCase !== "vary") return !isGrantHeader(lowerCase);
    vary.push(value);
    return false;
  };
  const headers = Array.isArray(given) ? keepElements(given, isKept) : keepMembers(given, isKept);
  return { headers, vary: vary.length === 0 ? undefined : vary };
}

type Filter = (name: unknown, value: unknown) => boolean;

function keepElements(given: unknown[], isKept: Filter): unknown[] {
  if (Array.isArray(given[0])) return given.filter((pair) => isKept((pair as unknown[])[0], (pair as unknown[])[1]));
  const kept: unknown[] = [];
  for (let index = 0; index < given.length; index += 2) {
    // A name without a value stays, for Node to refuse.
    if (isKept(given[index], given[index + 1])) kept.push(...given.slice(index, index + 2));
  }
  return kept;
}

/** Symbols are kept, too: one of HTTP/2 tells which headers are sensitive. */
function keepMembers(given: object | undefined, isKept: Filter): object {
  const kept: Record<string, unknown> = { ...given };
  for (const name of Object.keys(kept)) {
    if (!isKept(name, kept[name])) delete kept[name];
  }
  return kept;
}

function listValue(value: unknown): string | null {
  return value === undefined ? null : [value].flat(2).map(String).join(", ");
}
