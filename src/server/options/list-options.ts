import {
  isForbiddenRequestHeaderName,
  isForbiddenResponseHeaderName,
  isRequestHeaderName,
} from "../../standard/headers.ts";
import { isCorsResponseHeaderName } from "../../standard/http-cors-protocol.ts";
import { isForbiddenMethod, normalizeMethod } from "../../standard/methods.ts";
import { isToken } from "../../standard/tokens.ts";
import { type CorsOptionsCode, isOneOf, type Issues, type Problem, WAIVERS } from "./errors.ts";

/** What the list of one option may hold. */
interface ListRules {
  /** The code for a string that is not a name. */
  readonly code: CorsOptionsCode;
  /** What to write for "any name", as code; absent where `*` cannot mean that. */
  readonly any?: string;
  /** What is wrong with an element `*`; null where it may stand there. */
  readonly wildcard: Problem | null;
  /** Finds what is wrong with a name besides its syntax. */
  readonly findProblem: (name: string) => Problem | null;
}

/** Whether a value is `"*"` or a list of nothing else: lists come out of variables. */
export function isWildcard(value: unknown): boolean {
  return value === "*" || Array.isArray(value) && value.length > 0 && Array.from(value).every((each) => each === "*");
}

/** Checks a list of names. A list in one string is not split, because a guess could be wrong. */
function checkList(value: unknown, issues: Issues, path: string, rules: ListRules): readonly string[] {
  if (!Array.isArray(value)) {
    issues.add(path, value, ["not-a-list", adviseList(value, rules)]);
    return [];
  }
  const given: unknown[] = Array.from(value); // unlike `filter`, it does not skip the holes of a list
  return given.filter((name, index): name is string => {
    const problem = findProblem(name, rules);
    if (problem !== null) issues.add(`${path}[${index}]`, name, problem);
    return problem === null;
  });
}

function findProblem(name: unknown, rules: ListRules): Problem | null {
  const { code, any } = rules;
  if (typeof name !== "string") return ["not-a-string", "remove it"];
  if (name === "*") return rules.wildcard;
  if (!isToken(name)) {
    const names = toNames(name).filter((each) => isToken(each) && findProblem(each, rules) === null);
    return [code, names.length === 0 ? "remove it" : `write ${printNames(names)}`];
  }
  if (!name.includes("*") || code !== "not-a-header-name") return rules.findProblem(name);
  const orAny = any === undefined ? "" : `, or ${any} alone`;
  return [code, `has a "*", which browsers take literally`, `write each name${orAny}`];
}

/** What to write in place of a value that is not a list. */
function adviseList(value: unknown, rules: ListRules): string {
  const isList = typeof (value as Iterable<unknown> | null | undefined)?.[Symbol.iterator] === "function";
  if (!isList) return "write a list of names, or leave the option out";
  const names = typeof value === "string" ? toNames(value) : [...value as Iterable<unknown>];
  if (names.includes("*") && rules.any !== undefined) return `write ${rules.any}`;
  return `write [${printNames(names.filter((name) => findProblem(name, rules) === null))}]`;
}

function printNames(names: readonly unknown[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}

/** The names in a string that is not one name: `Content-Type: text/plain` has one, `["get", "patch"]` has two. */
function toNames(text: string): readonly string[] {
  const names = text.replace(/:[^,]*/g, "").match(/[^\s,;|"'`[\]]+/g) ?? [];
  return names.map((name) => name === "patch" ? "PATCH" : name);
}

/** Removes repeated names, which differ only in case. */
function unique(names: readonly string[]): readonly string[] {
  const keys = names.map((name) => name.toLowerCase());
  return names.filter((_, index) => keys.indexOf(keys[index]!) === index);
}

const besideNames = (any: string): Problem => [
  "wildcard-in-a-list",
  "stands beside other names",
  `remove it, or write ${any} alone`,
];

const METHODS: ListRules = {
  code: "not-a-method",
  any: `"*"`,
  wildcard: besideNames(`"*"`),
  findProblem(method) {
    if (isForbiddenMethod(method)) return ["forbidden-method", "remove it"];
    if (method === "PATCH" || method.toUpperCase() !== "PATCH") return null;
    return ["lower-case-patch", "is not normalized by browsers", `write "PATCH"`];
  },
};

/** Checks the `methods` option: the methods, normalized, or `*` alone. */
export function checkMethods(value: unknown, issues: Issues, path: string): readonly string[] {
  if (isWildcard(value)) return ["*"];
  return [...new Set(checkList(value, issues, path, METHODS).map(normalizeMethod))];
}

const RESPONSE_HEADER: Problem = [
  "response-header-name",
  "is a CORS response header, which is never listed",
  "remove it",
];

const ANY_HEADER = `["*", "authorization"]`;

/**
 * Checks the `allowedHeaders` option: the names that pages can set. `*` is any but `Authorization`. Names that browsers set
 * themselves are left out; libraries export lists with them.
 */
export function checkAllowedHeaders(value: unknown, issues: Issues, path: string): readonly string[] {
  if (isWildcard(value)) return ["*"];
  const isListed = (name: unknown) =>
    typeof name === "string" && !/^(?:\*|authorization)$/i.test(name) && !isForbiddenRequestHeaderName(name);
  const names = checkList(value, issues, path, {
    code: "not-a-header-name",
    any: ANY_HEADER,
    wildcard: Array.isArray(value) && value.some(isListed) ? besideNames(ANY_HEADER) : null,
    findProblem: (name) => isCorsResponseHeaderName(name) ? RESPONSE_HEADER : null,
  });
  return unique(names.filter((name) => !isForbiddenRequestHeaderName(name)));
}

/** Checks the `exposedHeaders` option: the names, or `*` alone. */
export function checkExposedHeaders(
  value: unknown,
  issues: Issues,
  path: string,
  credentials: boolean,
): readonly string[] {
  if (isWildcard(value)) return ["*"];
  const rules: ListRules = {
    code: "not-a-header-name",
    ...(!credentials && { any: `"*"` }),
    wildcard: credentials ? ["wildcard-in-a-list", "stands beside other names", "remove it"] : besideNames(`"*"`),
    findProblem(name) {
      if (isForbiddenResponseHeaderName(name)) {
        return ["forbidden-header-name", "is not readable by any page", "remove it"];
      }
      if (isCorsResponseHeaderName(name)) return RESPONSE_HEADER;
      return isRequestHeaderName(name) ? ["request-header-name", "remove it"] : null;
    },
  };
  return unique(checkList(value, issues, path, rules));
}

/** Checks the `vary` option: the names. */
export function checkVary(value: unknown, issues: Issues, path: string): readonly string[] {
  return unique(checkList(value, issues, path, {
    code: "not-a-header-name",
    wildcard: ["wildcard-in-a-list", "keeps caches from storing anything", "write the names"],
    findProblem: () => null,
  }));
}

/** Checks the `dangerouslyAllow` option: the codes of the risks to accept. */
export function checkWaivers(value: unknown, issues: Issues, path: string): readonly string[] {
  const problem: Problem = [
    "not-a-waiver",
    `remove it, or write "insecure-origin", "public-suffix" or "unanchored-regexp"`,
  ];
  return checkList(value, issues, path, {
    code: "not-a-waiver",
    wildcard: problem,
    findProblem: (code) => isOneOf(WAIVERS, code) ? null : problem,
  });
}
