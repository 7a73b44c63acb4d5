import { isCorsNonWildcardRequestHeaderName } from "../standard/cors-safelisted-request-headers.ts";
import { isForbiddenRequestHeaderName } from "../standard/headers.ts";
import { isCorsResponseHeaderName } from "../standard/http-cors-protocol.ts";
import { isCorsSafelistedMethod, isForbiddenMethod, normalizeMethod } from "../standard/methods.ts";
import type { FetchRequest } from "./requests.ts";

/** What would let a preflight response pass. */
interface ListAdvice {
  /** Who has to do what. */
  readonly remedy: string;
  /** The value that the header of the list needs. Null where the page has to change. */
  readonly needed: string | null;
}

/** What a server has to do that answers a preflight with a status other than 200 to 299. */
export function adviseStatus(status: number): string {
  const answer = "the server has to answer a preflight with a status from 200 to 299";
  switch (status) {
    case 401:
      return `${answer} before it asks for a login, since a preflight carries no cookies and no Authorization`;
    case 404:
    case 405:
    case 501:
      return `${answer}, and seems to have no handler for OPTIONS at this URL`;
    default:
      return answer;
  }
}

/** What would let the method of a request pass, given the methods that the server allows. */
export function adviseMethods(allowed: readonly string[], { method, credentialsMode }: FetchRequest): ListAdvice {
  const withCredentials = credentialsMode === "include";
  const written = writtenAs(method, allowed);
  if (written !== method && allowed.includes(written)) {
    return { remedy: `methods are case-sensitive, so the page has to write "${written}"`, needed: null };
  }
  const needed = methodList(allowed, written, withCredentials);
  const remedy = send("Access-Control-Allow-Methods", needed, withCredentials ? null : "*");
  if (written === method) return { remedy, needed };
  return { remedy: `the page has to write "${written}", and ${remedy}`, needed: null };
}

/** How the page should write a method: `PATCH`, and what is not in upper case like the server. */
function writtenAs(method: string, allowed: readonly string[]): string {
  const normalized = normalizePatch(method);
  if (normalized !== method || method === method.toUpperCase()) return normalized;
  return allowed.find((other) => other.toUpperCase() === method.toUpperCase()) ?? method;
}

/** What would let the header names of a request pass that are missing, given the names that the server allows. */
export function adviseHeaders(
  allowed: readonly string[],
  missing: readonly string[],
  { credentialsMode }: FetchRequest,
): ListAdvice {
  const withCredentials = credentialsMode === "include";
  const wrong = missing.filter(isCorsResponseHeaderName);
  const added = missing.filter((name) => !isCorsResponseHeaderName(name));
  const drop = `the page has to drop ${wrong.join(", ")}, which only a server sends`;
  if (added.length === 0) return { remedy: drop, needed: null };
  const needed = headerList(allowed, added, withCredentials);
  const wildcard = added.some(isCorsNonWildcardRequestHeaderName) ? "*, authorization" : "*";
  const remedy = send("Access-Control-Allow-Headers", needed, withCredentials ? null : wildcard);
  return { remedy: wrong.length === 0 ? remedy : `${drop}, and ${remedy}`, needed };
}

/** The methods that a value was meant to list which is not a list, and that of the request. */
export function adviseMethodsSyntax(value: string, { method, credentialsMode }: FetchRequest): ListAdvice {
  const needed = methodList(
    tokensIn(value),
    isCorsSafelistedMethod(method) ? null : method,
    credentialsMode === "include",
  );
  return { remedy: send("Access-Control-Allow-Methods", needed, null), needed };
}

/** The header names that a value was meant to list which is not a list, and those of the request. */
export function adviseHeadersSyntax(
  value: string,
  names: readonly string[],
  { credentialsMode }: FetchRequest,
): ListAdvice {
  const added = names.filter((name) => !isCorsResponseHeaderName(name));
  const needed = headerList(tokensIn(value), added, credentialsMode === "include");
  return { remedy: send("Access-Control-Allow-Headers", needed, null), needed };
}

/** The list as it is and one method more, without what is of no use in it: no browser ever asks for a forbidden method. */
function methodList(allowed: readonly string[], method: string | null, withCredentials: boolean): string {
  if (!withCredentials && allowed.includes("*")) return "*";
  const kept = allowed.filter((other) => other !== "*" && !isForbiddenMethod(other))
    .filter((other) => other.toUpperCase() !== method?.toUpperCase());
  return unique([...kept, ...method === null ? [] : [method]].map(normalizePatch));
}

/** The list as it is and some names more, without what is of no use in it: a page cannot set a forbidden header. */
function headerList(allowed: readonly string[], names: readonly string[], withCredentials: boolean): string {
  if (!withCredentials && allowed.includes("*")) {
    return [...allowed, ...names].some(isCorsNonWildcardRequestHeaderName) ? "*, authorization" : "*";
  }
  const kept = allowed.filter((name) =>
    !name.includes("*") && !isForbiddenRequestHeaderName(name) && !isCorsResponseHeaderName(name)
  );
  return unique([...kept, ...names.filter((name) => !kept.some((other) => other.toLowerCase() === name))]);
}

/** Browsers send six methods in upper case however a page writes them, and `patch` as it is written. */
function normalizePatch(method: string): string {
  return method.toUpperCase() === "PATCH" ? "PATCH" : normalizeMethod(method);
}

function tokensIn(value: string): string[] {
  return value.match(/[!#$%&'*+.^_`|~0-9A-Za-z-]+/g) ?? [];
}

function unique(values: readonly string[]): string {
  return [...new Set(values)].join(", ");
}

function send(name: string, value: string, alternative: string | null): string {
  if (value === "") return `the server has to leave out ${name}`;
  const or = alternative === null || alternative === value ? "" : ` or "${name}: ${alternative}"`;
  return `the server has to send "${name}: ${value}"${or}`;
}
