import { hostOf, isHttpScheme, isTupleOrigin, schemeOf } from "../../standard/origins.ts";
import { parseUrl } from "../../standard/urls.ts";
import type { Problem } from "../options/errors.ts";

// Without a default port, Punycode or an IPv4 address, of which the last label would begin with a digit: nothing that a URL
// has in another form.
const PLAIN = /^(?!https.*:443$|http:.*:80$|.*xn--)https?:\/\/(?:[a-z0-9_-]+\.)*[a-z][a-z0-9-]*(?::[1-9]\d{0,3})?$/;

const OPAQUE = /^(?:null$|(?:file|data|blob|about|javascript):)/i;

/**
 * Finds what is wrong with a string in the `origin` option, be it an exact origin or a pattern.
 *
 * @see https://fetch.spec.whatwg.org/#origin-header
 */
export function findOriginProblem(value: string): Problem | null {
  if (isPlain(value)) return null;
  if (OPAQUE.test(value)) return ["opaque-origin", `allow it by "*"`];
  if (/^[[{"']|[,;|\s]/.test(value)) {
    return ["not-a-serialized-origin", `write a list, ["https://example.com", "https://example.org"]`];
  }
  return value.includes("*") ? findPatternProblem(value) : findSerializationProblem(value);
}

/** Origins come by the hundred thousand, and parsing a URL costs ten times as much as this. */
function isPlain(value: string): boolean {
  return value.length < 99 && PLAIN.test(value);
}

function findPatternProblem(pattern: string): Problem | null {
  const example = pattern.replace("://*.", "://").replace(/:\*$/, "");
  const host = hostOf(example);
  const isOwnDomain = example === pattern || !pattern.includes("*.") || /^localhost$|\.(?!\d+$)[^.]+$/.test(host);
  if (isOwnDomain && !example.includes("*")) {
    const problem = isPlain(example) ? null : findSerializationProblem(example);
    return problem && pattern.includes("*.") ? [problem[0], problem[1].replace("://", "://*.")] : problem;
  }
  return ["not-an-origin-pattern", `write "https://*.example.com" or "http://localhost:*"`];
}

function findSerializationProblem(value: string): Problem | null {
  const scheme = schemeOf(value).toLowerCase();
  if (scheme === "") {
    return ["not-a-serialized-origin", `write "https://${value.replace(/^(?:https?:)?\/*/, "")}"`];
  }
  if (/^(?:wss?|ftp)$/.test(scheme)) return ["not-a-serialized-origin", "write https:// in place of the scheme"];
  // URL takes the origin of an extension or a native shell for opaque.
  const origin = isHttpScheme(scheme)
    ? parseUrl(value)?.origin
    : value.toLowerCase().replace(/(?<=:\/\/[^/?#]*)[/?#].*/, "");
  const isSerialized = origin !== undefined && isTupleOrigin(origin);
  if (isSerialized && origin === value) return null;
  if (value === `${origin}/`) return ["not-a-serialized-origin", `remove the trailing "/"`];
  return ["not-a-serialized-origin", `write "${isSerialized ? origin : "https://example.com"}"`];
}
