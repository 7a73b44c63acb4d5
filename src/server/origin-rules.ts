import { isTupleOrigin } from "../standard/origins.ts";
import { chain } from "./maybe-promise.ts";
import type { MaybePromise, OriginFunction } from "./options.ts";

/** A scheme of 64 characters, `://`, a domain of 253 and the longest port: no browser has a longer origin to send. */
export const MAX_ORIGIN_LENGTH = 326;

/**
 * The rules of the `origin` option, ready to be asked. Exact origins cost one look-up in a hash table, patterns one for
 * each number of labels that occurs among those of the same scheme; however many there are, none is ever scanned.
 */
export class OriginRules {
  readonly #exact = new Set<string>();
  readonly #patterns = new Map<string, PatternsOfScheme>();
  readonly #regExps: RegExp[] = [];
  readonly #functions: OriginFunction[] = [];

  addExact(origin: string): void {
    this.#exact.add(origin);
  }

  /** Takes a checked pattern: `*.` before the host, `:*` after it, or both. */
  addPattern(pattern: string): void {
    const scheme = schemeOf(pattern);
    let patterns = this.#patterns.get(scheme);
    if (patterns === undefined) this.#patterns.set(scheme, patterns = new PatternsOfScheme());
    patterns.add(pattern.slice(scheme.length + "://".length));
  }

  addRegExp(regExp: RegExp): void {
    // With g or y, lastIndex would make the same origin pass one time and fail the next.
    this.#regExps.push(new RegExp(regExp.source, regExp.flags.replace(/[gy]/g, "")));
  }

  addFunction(rule: OriginFunction): void {
    this.#functions.push(rule);
  }

  /** The exact origins. */
  get exact(): ReadonlySet<string> {
    return this.#exact;
  }

  /** The origin that is the only rule, if there is no other. */
  get only(): string | null {
    if (this.#exact.size !== 1 || !this.#isExact) return null;
    const [origin] = this.#exact;
    return origin!;
  }

  get #isExact(): boolean {
    return this.#patterns.size === 0 && this.#regExps.length === 0 && this.#functions.length === 0;
  }

  /**
   * Whether any rule allows the value of an `Origin` header. What no browser would send is refused before a rule is asked:
   * `null` and lists, since they have no scheme, and whatever is longer than an origin can be.
   */
  allow(origin: string, request: Request, context: readonly unknown[]): MaybePromise<boolean> {
    if (origin.length > MAX_ORIGIN_LENGTH) return false;
    if (this.#exact.has(origin)) return true;
    if (this.#isExact || !isTupleOrigin(origin)) return false;
    const scheme = schemeOf(origin);
    if (this.#patterns.get(scheme)?.match(origin, scheme.length + "://".length)) return true;
    for (const regExp of this.#regExps) if (regExp.test(origin)) return true;
    return ask(this.#functions, 0, origin, request, context);
  }
}

/** Patterns that have the scheme in common. */
class PatternsOfScheme {
  /** What follows the `*`: `.example.com`, `.example.com:8443`. */
  readonly #domains = new Set<string>();
  /** The same of patterns that allow any port. */
  readonly #domainsOfAnyPort = new Set<string>();
  /** Hosts as they are, of which any port is allowed: `localhost`. */
  readonly #hostsOfAnyPort = new Set<string>();
  /** How many dots the domains have, ascending: the places of a host where one can begin. */
  #depths: number[] = [];

  add(hostAndPort: string): void {
    const isAnyPort = hostAndPort.endsWith(":*");
    const host = isAnyPort ? hostAndPort.slice(0, -":*".length) : hostAndPort;
    if (!host.startsWith("*.")) {
      this.#hostsOfAnyPort.add(host);
      return;
    }
    const domain = host.slice("*".length);
    (isAnyPort ? this.#domainsOfAnyPort : this.#domains).add(domain);
    const depth = domain.split(".").length - 1;
    if (!this.#depths.includes(depth)) this.#depths = [...this.#depths, depth].sort((a, b) => a - b);
  }

  match(origin: string, hostStart: number): boolean {
    const hostEnd = endOfHost(origin, hostStart);
    if (this.#hostsOfAnyPort.size > 0 && this.#hostsOfAnyPort.has(origin.slice(hostStart, hostEnd))) return true;
    let start = hostEnd;
    let dots = 0;
    for (const depth of this.#depths) {
      for (; dots < depth; dots++) {
        start = origin.lastIndexOf(".", start - 1);
        if (start < hostStart) return false;
      }
      if (this.#domains.size > 0 && this.#domains.has(origin.slice(start))) return true;
      if (this.#domainsOfAnyPort.size > 0 && this.#domainsOfAnyPort.has(origin.slice(start, hostEnd))) return true;
    }
    return false;
  }
}

/** The scheme of an origin or of a pattern. */
export function schemeOf(origin: string): string {
  return origin.slice(0, origin.indexOf("://"));
}

/** The host of an origin or of a pattern, without the port. */
export function hostOf(origin: string): string {
  const start = schemeOf(origin).length + "://".length;
  return origin.slice(start, endOfHost(origin, start));
}

function endOfHost(origin: string, hostStart: number): number {
  const colon = origin.lastIndexOf(":");
  return colon < hostStart || origin.endsWith("]") ? origin.length : colon;
}

function ask(
  functions: readonly OriginFunction[],
  index: number,
  origin: string,
  request: Request,
  context: readonly unknown[],
): MaybePromise<boolean> {
  const rule = functions[index];
  if (rule === undefined) return false;
  return chain(rule(origin, request, ...context), (answer: unknown) => {
    if (typeof answer === "boolean") return answer || ask(functions, index + 1, origin, request, context);
    throw new TypeError(
      `withcors: an origin function answered ${String(answer)}: answer true or false, or a promise of it`,
    );
  });
}
