import { isHttpScheme, isTupleOrigin } from "../standard/origins.ts";
import { parseUrl } from "../standard/urls.ts";
import type { CorsOptionsCode } from "./errors.ts";
import { hostOf, MAX_ORIGIN_LENGTH, schemeOf } from "./origin-rules.ts";

/** What is wrong with an origin or a pattern, and what to write instead. */
export interface OriginProblem {
  readonly code: CorsOptionsCode;
  readonly problem: string;
}

// The last label begins with a letter, so that it is no IPv4 address, and nothing is Punycode: what URL would not change.
const PLAIN = /^https?:\/\/(?:[a-z0-9_-]+\.)*[a-z][a-z0-9-]*(?::[1-9]\d{0,3})?$/;

const EXAMPLE = `"https://example.com"`;

/**
 * Finds what is wrong with a string in the `origin` option, be it an exact origin or a pattern.
 *
 * @see https://fetch.spec.whatwg.org/#origin-header
 */
export function findOriginProblem(value: string): OriginProblem | null {
  if (value.length > MAX_ORIGIN_LENGTH) {
    return invalid(`is longer than the ${MAX_ORIGIN_LENGTH} characters of the longest origin: write one origin`);
  }
  // Origins come by the hundred thousand, and parsing a URL costs ten times as much as this.
  if (PLAIN.test(value) && !value.includes("xn--") && !hasDefaultPort(value)) return null;
  return findListProblem(value) ?? findSchemeProblem(value) ??
    (value.includes("*") ? findPatternProblem(value) : findSerializationProblem(value));
}

/** Whether a string that has no problem is a pattern. */
export function isOriginPattern(value: string): boolean {
  return value.includes("*");
}

function findListProblem(value: string): OriginProblem | null {
  if (/^[[{"']|[,;|]/.test(value)) return invalid(`is a list in one string: write a list of strings, [${EXAMPLE}]`);
  if (/\s/.test(value)) return invalid(`has white space: write one origin, ${EXAMPLE}, or a list of them`);
  return null;
}

function findSchemeProblem(value: string): OriginProblem | null {
  if (/^(?:null$|file:|data:|blob:|about:|javascript:)/i.test(value)) {
    return {
      code: "opaque-origin",
      problem: `is an opaque origin, which tells no page from another: serve it by "*" without credentials`,
    };
  }
  const scheme = schemeOf(value);
  if (!value.includes("://")) return invalid(`has no scheme: write "https://${value.replace(/^\/*/, "")}"`);
  if (/^(?:wss?|ftp)$/i.test(scheme)) {
    return invalid(
      `has a scheme that no page is served from: write "http${/s$/i.test(scheme) ? "s" : ""}${
        value.slice(scheme.length)
      }"`,
    );
  }
  return null;
}

function findPatternProblem(pattern: string): OriginProblem | null {
  const example = pattern.replace(/^([^:]*:\/\/)\*\./, "$1").replace(/:\*$/, "");
  const host = hostOf(example);
  if (example.includes("*")) {
    return badPattern(
      `has a wildcard elsewhere than before the host or in place of the port: write "https://*.example.com" or "http://localhost:*"`,
    );
  }
  const problem = findSerializationProblem(example);
  if (problem !== null) return problem;
  if (!pattern.includes("//*.")) return null;
  if (/^\[|^[\d.]+$/.test(host)) return badPattern(`has a wildcard before an IP address: write the address alone`);
  if (!host.includes(".") && host !== "localhost") {
    return badPattern(`covers a whole top-level domain: write a domain of your own, "https://*.example.com"`);
  }
  return null;
}

function findSerializationProblem(value: string): OriginProblem | null {
  const scheme = schemeOf(value);
  if (!isHttpScheme(scheme.toLowerCase())) {
    if (isTupleOrigin(value)) return null; // of an extension or a native shell, whose origin URL takes for opaque
    return invalid(`is not a serialized origin: write scheme://host or scheme://host:port in lower case, nothing else`);
  }
  const url = parseUrl(value);
  if (url === null) return invalid(`is not a serialized origin, its host or port is invalid: write ${EXAMPLE}`);
  if (url.origin !== value) return invalid(`is not a serialized origin${findDifference(value, url)}`);
  if (isTupleOrigin(value)) return null;
  return invalid(`is not a serialized origin, its host is no domain that a browser can reach: write ${EXAMPLE}`);
}

function findDifference(value: string, url: URL): string {
  if (value === `${url.origin}/`) return `: remove the trailing "/"`;
  return `, ${nameDifference(value, url)}: write "${url.origin}"`;
}

function nameDifference(value: string, url: URL): string {
  if (url.username !== "" || url.password !== "") return "it has userinfo";
  if (value.includes("#")) return "it has a fragment";
  if (value.includes("?")) return "it has a query";
  if (url.pathname !== "/") return "it has a path";
  if (/[^\0-\x7f]/.test(value)) return "its host is not in Punycode";
  if (/[A-Z]/.test(value)) return "it has upper-case letters";
  if (hasDefaultPort(value)) return "it has the default port of its scheme";
  return "its host or port has another form";
}

function hasDefaultPort(value: string): boolean {
  return value.startsWith("https:") ? value.endsWith(":443") : value.endsWith(":80");
}

function invalid(problem: string): OriginProblem {
  return { code: "invalid-origin", problem };
}

function badPattern(problem: string): OriginProblem {
  return { code: "invalid-origin-pattern", problem };
}
