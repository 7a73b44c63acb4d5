/**
 * Why an option was refused: what it is instead of what it should be. Codes are stable, and part of the message; the README
 * says more of each.
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
  /** A stable name of the mistake. */
  readonly code: CorsOptionsCode;
  /** Where it is: `"maxAge"`, `"origin[1]"`, `"handler"`. */
  readonly path: string;
  /** What stands there. */
  readonly value: unknown;
  /** Path, value, what is wrong, and after the colon what to write instead. */
  readonly message: string;
}

/** Every mistake that was found in the options of one call, at once. Its message holds theirs, one a line. */
export class CorsOptionsError extends TypeError {
  override readonly name = "CorsOptionsError";

  readonly issues: readonly CorsOptionsIssue[];

  constructor(issues: readonly CorsOptionsIssue[]) {
    super(issues.map((issue) => issue.message).join("\n"));
    this.issues = issues;
  }
}

/** What is wrong with a value, and what to write instead. */
export type Problem = readonly [code: CorsOptionsCode, advice: string];

/** Collects the issues that the check of one call finds. */
export class Issues {
  #found: CorsOptionsIssue[] = [];

  add(path: string, value: unknown, [code, advice]: Problem): void {
    // Of what is no option, the name is wrong, whatever its value.
    const subject = code === "not-an-option" ? printValue(path) : `${path} ${printValue(value)}`;
    const article = code.startsWith("not") ? "" : /^[aeiou]/.test(code) ? "an " : "a ";
    const message = `withcors: ${subject} is ${article}${code.replaceAll("-", " ")}: ${advice}`;
    this.#found.push({ code, path, value, message });
  }

  throwUnless(waived: readonly string[]): void {
    const issues = this.#found.filter(({ code }) => !waived.includes(code));
    if (issues.length > 0) throw new CorsOptionsError(issues);
  }
}

/** Refuses one value, where nothing else is left to check. */
export function refuse(path: string, value: unknown, problem: Problem): never {
  const issues = new Issues();
  issues.add(path, value, problem);
  return issues.throwUnless([]) as never;
}

/** A value in a message, on one line: strings and lists as they are written, functions by their name. */
export function printValue(value: unknown): string {
  try {
    const text = typeof value === "string" || Array.isArray(value) ? JSON.stringify(value) : String(value);
    return typeof value === "function" ? `function ${value.name}` : text.slice(0, 100);
  } catch {
    return typeof value; // a list that holds itself, an object without toString
  }
}
