import { endOfHost, hostOf, isTupleOrigin, MAX_ORIGIN_LENGTH } from "../standard/origins.ts";
import { quote } from "./errors.ts";
import type { Args } from "./handler.ts";
import { chain, type MaybePromise } from "./maybe-promise.ts";
import type { OriginFunction } from "./options.ts";

/**
 * The rules of the `origin` option, ready to be asked. An exact origin costs one look-up in a hash table, a pattern two for
 * each number of labels that occurs in patterns; however many there are, none is ever scanned.
 */
export class OriginRules {
  readonly exact: Set<string> = new Set();
  readonly regExps: RegExp[] = [];
  readonly functions: OriginFunction[] = [];
  readonly #patterns = new Set<string>();
  /** How many dots follow the `*` of patterns, ascending: the places of a host where one can begin. 0 is a host itself. */
  #depths: number[] = [];

  /** Takes a checked pattern: `*.` before the host, `:*` in place of the port, or both. */
  addPattern(pattern: string): void {
    this.#patterns.add(pattern);
    const depth = pattern.includes("*.") ? hostOf(pattern).split(".").length - 1 : 0;
    if (!this.#depths.includes(depth)) this.#depths = [...this.#depths, depth].sort((a, b) => a - b);
  }

  /** The origin that is the only rule, or null. */
  get only(): string | null {
    const [origin] = this.exact;
    const count = this.exact.size + this.#patterns.size + this.regExps.length + this.functions.length;
    return count === 1 && origin !== undefined ? origin : null;
  }

  /**
   * Whether any rule allows the value of an `Origin` header. What no browser would send is refused before a rule is asked:
   * `null` and lists, since they have no scheme, and whatever is longer than an origin can be.
   */
  allow(origin: string, args: Args): MaybePromise<boolean> {
    if (origin.length > MAX_ORIGIN_LENGTH) return false;
    if (this.exact.has(origin)) return true;
    const matches = this.#patterns.size > 0 && this.#matchPattern(origin);
    if (!matches && this.regExps.length + this.functions.length === 0) return false;
    if (!isTupleOrigin(origin)) return false;
    return matches || this.regExps.some((regExp) => regExp.test(origin)) ||
      ask(this.functions, 0, origin, args);
  }

  /** Of what is no origin it may say yes, but it costs what a hit costs, however long that is. */
  #matchPattern(origin: string): boolean {
    const hostStart = origin.indexOf("://") + "://".length;
    const hostEnd = endOfHost(origin);
    let start = hostEnd;
    let dots = 0;
    for (const depth of this.#depths) {
      for (; dots < depth; dots++) {
        start = origin.lastIndexOf(".", start - 1);
        if (start < hostStart) return false;
      }
      const stem = depth === 0
        ? origin.slice(0, hostEnd)
        : `${origin.slice(0, hostStart)}*${origin.slice(start, hostEnd)}`;
      if (this.#patterns.has(stem + origin.slice(hostEnd)) || this.#patterns.has(`${stem}:*`)) return true;
    }
    return false;
  }
}

function ask(
  functions: readonly OriginFunction[],
  index: number,
  origin: string,
  args: Args,
): MaybePromise<boolean> {
  const rule = functions[index];
  if (rule === undefined) return false;
  return chain(rule(origin, ...args), (answer: unknown) => {
    if (typeof answer === "boolean") return answer || ask(functions, index + 1, origin, args);
    throw new TypeError(`withcors: an origin function answered ${quote(answer)}: answer true or false`);
  });
}
