import { endOfHost, hostOf } from "../../standard/origins.ts";

/**
 * The patterns of the `origin` option, ready to be asked. They cost one look-up in a hash table for each number of labels
 * that occurs in them, and one more where some have any port; however many there are, none is ever scanned.
 */
export class OriginPatterns {
  readonly #withPort = new Set<string>();
  readonly #withAnyPort = new Set<string>();
  /** How many dots follow the `*` of patterns, ascending: the places of a host where one can begin. 0 is a host itself. */
  #depths: readonly number[] = [];

  get size(): number {
    return this.#withPort.size + this.#withAnyPort.size;
  }

  /** Takes a checked pattern: `*.` before the host, `:*` in place of the port, or both. */
  add(pattern: string): void {
    (pattern.endsWith(":*") ? this.#withAnyPort : this.#withPort).add(pattern);
    const depth = pattern.includes("*.") ? hostOf(pattern).split(".").length - 1 : 0;
    if (!this.#depths.includes(depth)) this.#depths = [...this.#depths, depth].sort((a, b) => a - b);
  }

  /** Whether a string is one of a pattern. Of what is no origin it may say yes, but it costs no more than a hit. */
  match(origin: string): boolean {
    const hostStart = origin.indexOf("://") + "://".length;
    const wildcard = `${origin.slice(0, hostStart)}*`;
    let start = origin.length; // a port has no dots
    let dots = 0;
    for (const depth of this.#depths) {
      for (; dots < depth; dots++) {
        start = origin.lastIndexOf(".", start - 1);
        if (start < hostStart) return false;
      }
      const head = depth === 0 ? "" : wildcard;
      const tail = depth === 0 ? origin : origin.slice(start);
      if (this.#withPort.size > 0 && this.#withPort.has(head + tail)) return true;
      if (this.#withAnyPort.size > 0 && this.#withAnyPort.has(`${head}${tail.slice(0, endOfHost(tail))}:*`)) {
        return true;
      }
    }
    return false;
  }
}
