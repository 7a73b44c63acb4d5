import { isTupleOrigin, MAX_ORIGIN_LENGTH } from "../../standard/origins.ts";
import { printValue } from "../options/errors.ts";
import type { Call } from "../handler.ts";
import { chain, isPromise, type MaybePromise } from "../maybe-promise.ts";
import type { OriginFunction } from "../options/options.ts";
import { OriginPatterns } from "./origin-patterns.ts";

/** The rules of the `origin` option, ready to be asked. However many origins there are, none is ever scanned. */
export class OriginRules {
  readonly patterns: OriginPatterns = new OriginPatterns();
  readonly regExps: RegExp[] = [];
  readonly functions: OriginFunction[] = [];
  readonly #exact = new Set<string>();
  #longest = 0;

  addExact(origin: string): void {
    this.#exact.add(origin);
    this.#longest = Math.max(this.#longest, origin.length);
  }

  /** The origin that is the only rule, or null. */
  get only(): string | null {
    const [origin] = this.#exact;
    const count = this.#exact.size + this.patterns.size + this.regExps.length + this.functions.length;
    return count === 1 && origin !== undefined ? origin : null;
  }

  /**
   * Whether any rule allows the value of an `Origin` header. What no browser would send is refused before a rule is asked:
   * `null` and lists, since they have no scheme, and whatever is longer than an origin can be. Only functions need the call.
   */
  allow(origin: string, call?: Call): MaybePromise<boolean> {
    const { length } = origin;
    if (length > MAX_ORIGIN_LENGTH) return false;
    // To look up what is longer than all that is there costs the more, the longer it is.
    if (length <= this.#longest && this.#exact.has(origin)) return true;
    const matches = this.patterns.size > 0 && this.patterns.match(origin);
    if (!matches && this.regExps.length + this.functions.length === 0) return false;
    if (!isTupleOrigin(origin)) return false;
    return matches || this.regExps.some((regExp) => regExp.test(origin)) ||
      ask(this.functions, 0, origin, call);
  }
}

function ask(
  functions: readonly OriginFunction[],
  index: number,
  origin: string,
  call: Call | undefined,
): MaybePromise<boolean> {
  const rule = functions[index];
  if (rule === undefined) return false;
  return chain(callRule(rule, origin, call!.args), (answer: unknown) => {
    if (typeof answer === "boolean") return answer || ask(functions, index + 1, origin, call);
    throw new TypeError(`${CONTRACT}, not ${printValue(answer)}`);
  });
}

const CONTRACT =
  "withcors: an origin function gets (origin, request, ...context), no callback, and returns true or false";

/** Calls a function. One that was written for `cors` calls the request, which it takes for a callback. */
function callRule(rule: OriginFunction, origin: string, args: Call["args"]): MaybePromise<boolean> {
  const rethrow = (error: unknown): never => {
    const isCallback = error instanceof TypeError && /^\w+ is not a function/.test(error.message);
    throw isCallback ? new TypeError(`${CONTRACT}: ${error.message}`, { cause: error }) : error;
  };
  if (rule.length < 2) return rule(origin, ...args);
  try {
    const answer = rule(origin, ...args);
    return isPromise(answer) ? answer.then(undefined, rethrow) : answer;
  } catch (error) {
    return rethrow(error);
  }
}
