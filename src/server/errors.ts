/** Why an option was refused. Codes are stable; the README says what each means. */
export type CorsOptionsCode =
  | "credentials-with-wildcard"
  | "forbidden-header-name"
  | "forbidden-method"
  | "insecure-origin"
  | "invalid-handler"
  | "invalid-header-name"
  | "invalid-max-age"
  | "invalid-method"
  | "invalid-options"
  | "invalid-origin"
  | "invalid-origin-pattern"
  | "invalid-status"
  | "invalid-type"
  | "lower-case-patch"
  | "missing-origin"
  | "not-a-list"
  | "nothing-to-enforce"
  | "opaque-origin"
  | "permissive-regexp"
  | "public-suffix"
  | "request-header-name"
  | "response-header-name"
  | "unanchored-regexp"
  | "unknown-option"
  | "unknown-waiver"
  | "wildcard-in-list"
  | "wrapped-twice";

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
    this.issues = Object.freeze([...issues]);
  }
}

/** Collects issues while options are checked. */
export class Issues {
  readonly #found: CorsOptionsIssue[] = [];
  readonly #waived: readonly unknown[];

  constructor(waived: readonly unknown[] = []) {
    this.#waived = waived;
  }

  /** `problem` is what is wrong, a colon, and what to write instead; `subject` what has the problem. */
  add(code: CorsOptionsCode, path: string, value: unknown, problem: string, subject = `${path} ${quote(value)}`): void {
    if (this.#waived.includes(code)) return;
    this.#found.push(Object.freeze({ code, path, value, message: `withcors: ${subject} ${problem}` }));
  }

  throwIfAny(): void {
    if (this.#found.length > 0) throw new CorsOptionsError(this.#found);
  }
}

/** A value as a reader of the source would recognize it, at most 100 characters long. */
export function quote(value: unknown): string {
  const text = typeof value === "string" || Array.isArray(value) ? stringify(value) : describe(value);
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

function stringify(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return describe(value); // a list that holds itself, or a BigInt
  }
}

function describe(value: unknown): string {
  if (typeof value === "function") return `function ${value.name}`.trimEnd();
  if (typeof value !== "object" || value === null || value instanceof RegExp) return String(value);
  return Object.prototype.toString.call(value);
}
