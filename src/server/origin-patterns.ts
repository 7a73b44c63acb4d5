import { endOfHost } from "../standard/origins.ts";

/** What stands behind the scheme of patterns, without the `*` of the host: `.example.com`, `.example.com:8443`, `localhost`. */
interface Tails {
  readonly withPort: Set<string>;
  readonly withAnyPort: Set<string>;
}

/**
 * The patterns of the `origin` option, ready to be asked. A pattern costs one look-up in a hash table for each number of
 * labels that occurs in patterns, and one more where some have any port; however many there are, none is ever scanned.
 */
export class OriginPatterns {
  size = 0;
  readonly #tails = new Map<string, Tails>();
  /** How many dots follow the `*` of patterns, ascending: the places of a host where a tail can begin. 0 is a host itself. */
  #depths: readonly number[] = [];

  /** Takes a checked pattern: `*.` before the host, `:*` in place of the port, or both. */
  add(pattern: string): void {
    const hostStart = pattern.indexOf("://") + "://".length;
    const scheme = pattern.slice(0, hostStart);
    const hasAnyPort = pattern.endsWith(":*");
    const isWildcard = pattern.startsWith("*", hostStart);
    const tail = pattern.slice(isWildcard ? hostStart + 1 : hostStart, hasAnyPort ? -":*".length : undefined);
    const tails = this.#tails.get(scheme) ?? { withPort: new Set(), withAnyPort: new Set() };
    this.#tails.set(scheme, tails);
    // A copy: a slice points into the pattern, which would have to be fetched, too, whenever the two are compared.
    (hasAnyPort ? tails.withAnyPort : tails.withPort).add([tail[0], tail.slice(1)].join(""));
    const depth = isWildcard ? tail.split(".").length - 1 : 0;
    if (!this.#depths.includes(depth)) this.#depths = [...this.#depths, depth].sort((a, b) => a - b);
    this.size++;
  }

  /** Whether a pattern has the form of a string. Of what is no origin it may say yes, but it costs no more than a hit. */
  match(origin: string): boolean {
    const hostStart = origin.indexOf("://") + "://".length;
    const tails = this.#tails.get(origin.slice(0, hostStart));
    if (tails === undefined) return false;
    const { withPort, withAnyPort } = tails;
    const hostEnd = endOfHost(origin);
    let start = hostEnd;
    let dots = 0;
    for (const depth of this.#depths) {
      for (; dots < depth; dots++) {
        start = origin.lastIndexOf(".", start - 1);
        if (start < hostStart) return false;
      }
      const tailStart = depth === 0 ? hostStart : start;
      if (withPort.size > 0 && withPort.has(origin.slice(tailStart))) return true;
      if (withAnyPort.size > 0 && withAnyPort.has(origin.slice(tailStart, hostEnd))) return true;
    }
    return false;
  }
}
