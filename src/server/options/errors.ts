import type { CorsWaiver } from "./options.ts";

/**
 * Why an option or a handler was refused. Codes are stable. Each message ends with its code, and the README explains all of
 * them.
 */
export type CorsOptionsCode =
  | "forbidden-header-name"
  | "forbidden-method"
  | "insecure-origin"
  | "invalid-max-age"
  | "lower-case-patch"
  | "missing-origin"
  | "not-a-boolean"
  | "not-a-function"
  | "not-a-handler"
  | "not-a-header-name"
  | "not-a-list"
  | "not-a-method"
  | "not-a-serialized-origin"
  | "not-a-string"
  | "not-a-waiver"
  | "not-an-object"
  | "not-an-ok-status"
  | "not-an-option"
  | "not-an-origin-pattern"
  | "not-enforceable"
  | "opaque-origin"
  | "permissive-regexp"
  | "public-suffix"
  | "request-header-name"
  | "response-header-name"
  | "unanchored-regexp"
  | "wildcard-in-a-list"
  | "wildcard-with-credentials"
  | "wrapped-handler";

/** One mistake in the options or in the handler. */
export interface CorsOptionsIssue {
  /** The stable name of the mistake. */
  readonly code: CorsOptionsCode;
  /** Where the mistake is: `"maxAge"`, `"origin[1]"`, `"handler"`. */
  readonly path: string;
  /** The value that was given there. */
  readonly value: unknown;
  /** The path, the value, what is wrong with it, after a colon what to write instead, and the code in brackets. */
  readonly message: string;
}

/** All mistakes that were found in the options of one call. Its message has a line for each. */
export class CorsOptionsError extends TypeError {
  override readonly name = "CorsOptionsError";

  /** The mistakes, in the order of the options in the documentation. */
  readonly issues: readonly CorsOptionsIssue[];

  /** Makes one error of a list of mistakes. */
  constructor(issues: readonly CorsOptionsIssue[]) {
    super(issues.map((issue) => issue.message).join("\n"));
    this.issues = issues;
  }
}

/**
 * What is wrong with a value, and what to write instead. The predicate says what is wrong, such as "is not a list". Without
 * one, it is made from the code, where that makes a true sentence.
 */
export type Problem =
  | readonly [code: CorsOptionsCode, advice: string]
  | readonly [code: CorsOptionsCode, predicate: string, advice: string];

/** The codes of risks: they are not mistakes of form, and users can accept them. */
export const WAIVERS: readonly CorsWaiver[] = ["insecure-origin", "public-suffix", "unanchored-regexp"];

/** Collects the issues that the check of one call finds. */
export class Issues {
  #found: CorsOptionsIssue[] = [];

  add(path: string, value: unknown, problem: Problem): void {
    const [code] = problem;
    const [predicate, advice] = problem.length === 3 ? problem.slice(1) : [predicateOf(code), problem[1]];
    // The mistake of an unknown option is its name, not its value.
    const subject = code === "not-an-option" ? printValue(path) : `${path} ${printValue(value)}`;
    const waiver = isOneOf(WAIVERS, code) ? `, or add "${code}" to dangerouslyAllow` : "";
    this.#found.push({ code, path, value, message: `withcors: ${subject} ${predicate}: ${advice}${waiver} [${code}]` });
  }

  throwUnless(waived: readonly string[]): void {
    const issues = this.#found.filter(({ code }) => !waived.includes(code));
    if (issues.length > 0) throw new CorsOptionsError(issues);
  }
}

function predicateOf(code: CorsOptionsCode): string {
  const article = code.startsWith("not") ? "" : /^[aeiou]/.test(code) ? "an " : "a ";
  return `is ${article}${code.replaceAll("-", " ")}`;
}

/** Whether a list of strings has a value, which need not be a string. */
export function isOneOf(list: readonly string[], value: unknown): boolean {
  return (list as readonly unknown[]).includes(value);
}

/** Refuses one value, where nothing else is left to check. */
export function refuse(path: string, value: unknown, problem: Problem): never {
  const issues = new Issues();
  issues.add(path, value, problem);
  return issues.throwUnless([]) as never;
}

/**
 * Prints a value on one line for a message: strings and lists as they are written, functions by their name. Long strings are
 * cut within their quotes. JSON leaves the control characters from U+007F on as they are, which terminals obey.
 */
export function printValue(value: unknown): string {
  try {
    if (typeof value === "function") return `function ${value.name}`.trim();
    const text = typeof value === "string"
      ? JSON.stringify(cut(value, 98))
      : cut(Array.isArray(value) ? JSON.stringify(value) : String(value), 100);
    return text.replace(/[\x7f-\x9f]/g, (control) => `\\x${control.charCodeAt(0).toString(16)}`);
  } catch {
    return typeof value; // a list that holds itself, an object without toString
  }
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
