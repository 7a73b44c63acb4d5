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
  const { headers, vary } = separate(given, grant.vary !== "");
  const merged = grant.vary === "" ? null : mergeVary(listValue(vary ?? storedVary), grant.vary);
  return Array.isArray(headers) ? addElements(headers, grant, merged) : addMembers(headers, grant, merged);
}

function addMembers(headers: Record<string, unknown>, { origin, fields }: Grant, vary: string | null): object {
  if (vary !== null) headers["vary"] = vary;
  if (origin !== null) headers[ALLOW_ORIGIN] = origin;
  for (const [name, value] of fields) headers[name] = value;
  return headers;
}

function addElements(headers: unknown[], grant: Grant, vary: string | null): unknown[] {
  const added = Object.entries(addMembers({}, grant, vary));
  return headers.concat(Array.isArray(headers[0]) ? added : added.flat());
}

/** Headers of an informational response, which say nothing about CORS. */
export function withoutCors(given: GivenHeaders): object {
  return separate(given, false).headers;
}

interface Separated {
  headers: Record<string, unknown> | unknown[];
  /** Every value of `Vary`, if there is one and it is taken out. */
  vary?: unknown[];
}

/** A copy without the CORS response headers, and without `Vary` if that is taken out as well. */
function separate(given: GivenHeaders, takesVary: boolean): Separated {
  if (Array.isArray(given)) return separateElements(given, takesVary);
  const headers: Record<string, unknown> = { ...given }; // with symbols: one of HTTP/2 names the sensitive headers
  const separated: Separated = { headers };
  for (const name of Object.keys(headers)) {
    const lowerCase = name.toLowerCase();
    if (takesVary && lowerCase === "vary") (separated.vary ??= []).push(headers[name]);
    else if (!isGrantHeader(lowerCase)) continue;
    delete headers[name];
  }
  return separated;
}

/** A list of pairs, or of names and values in turn. A name without a value stays, for Node to refuse. */
function separateElements(given: unknown[], takesVary: boolean): Separated {
  const separated: Separated & { headers: unknown[] } = { headers: [] };
  const step = Array.isArray(given[0]) ? 1 : 2;
  for (let index = 0; index < given.length; index += step) {
    const element = given.slice(index, index + step);
    const [name, value] = (step === 1 ? element[0] : element) as [unknown, unknown];
    const lowerCase = String(name).toLowerCase();
    if (takesVary && lowerCase === "vary") (separated.vary ??= []).push(value);
    else if (!isGrantHeader(lowerCase)) separated.headers.push(...element);
  }
  return separated;
}

function listValue(value: unknown): string | null {
  return value === undefined ? null : typeof value === "string" ? value : [value].flat(2).map(String).join(", ");
}
