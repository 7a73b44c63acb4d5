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

/** What is wrong with a value; after the colon of the text, what to write instead. */
export type Problem = readonly [code: CorsOptionsCode, text: string];

/** Collects the issues that the check of one call finds. */
export class Issues {
  readonly #found: CorsOptionsIssue[] = [];
  readonly #waived: readonly unknown[];

  constructor(waived: readonly unknown[] = []) {
    this.#waived = waived;
  }

  add(path: string, value: unknown, [code, text]: Problem): void {
    if (this.#waived.includes(code)) return;
    // Of an option that there is not, the name is what is wrong, whatever its value.
    const subject = code === "unknown-option" ? quote(path) : `${path} ${quote(value)}`;
    this.#found.push(Object.freeze({ code, path, value, message: `withcors: ${subject} ${text}` }));
  }

  throwIfAny(): void {
    if (this.#found.length > 0) throw new CorsOptionsError(this.#found);
  }
}

/** Refuses one value, where nothing else is left to check. */
export function refuse(path: string, value: unknown, problem: Problem): never {
  const issues = new Issues();
  issues.add(path, value, problem);
  return issues.throwIfAny() as never;
}

/** A value as a reader of the source would recognize it. */
export function quote(value: unknown): string {
  try {
    return (typeof value === "string" || Array.isArray(value) ? JSON.stringify(value) : String(value)).slice(0, 100);
  } catch {
    return typeof value; // a list that holds itself, an object without toString
  }
}
