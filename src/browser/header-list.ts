/** A header is a tuple that consists of a name and a value. */
export type Header = readonly [name: string, value: string];

/**
 * A header list: names keep the case they were first given, and a name can occur more than once. The `Headers` of a
 * runtime join the values of one name, and on some runtimes they refuse names that only a browser may set.
 *
 * @see https://fetch.spec.whatwg.org/#concept-header-list
 */
export class HeaderList implements Iterable<Header> {
  #headers: Header[];

  constructor(headers: Iterable<Header> = []) {
    this.#headers = [...headers];
  }

  /** A header list list contains a header name name if list contains a header whose name is name, in any case. */
  contains(name: string): boolean {
    return this.#headers.some((header) => isNamed(header, name));
  }

  /** The values of all headers of a name, separated from each other by `, `, in order; null if there are none. */
  get(name: string): string | null {
    const values = this.getAll(name);
    return values.length === 0 ? null : values.join(", ");
  }

  /** The values of all headers of a name, each for itself. */
  getAll(name: string): string[] {
    return this.#headers.filter((header) => isNamed(header, name)).map(([, value]) => value);
  }

  /** If list contains name, then set name to the first such header's name. Append (name, value) to list. */
  append(name: string, value: string): void {
    const first = this.#headers.find((header) => isNamed(header, name));
    this.#headers.push([first?.[0] ?? name, value]);
  }

  /** Remove all headers of a name. */
  delete(name: string): void {
    this.#headers = this.#headers.filter((header) => !isNamed(header, name));
  }

  /**
   * The same headers as the runtime's own class holds them: sorted, and those of one name joined. A line that the class
   * refuses, as only a network of bytes has it, is left out.
   */
  toHeaders(): Headers {
    const headers = new Headers();
    for (const [name, value] of this.#headers) {
      try {
        headers.append(name, value);
      } catch {
        // Not a header name, or not a header value.
      }
    }
    return headers;
  }

  [Symbol.iterator](): Iterator<Header> {
    return this.#headers[Symbol.iterator]();
  }
}

function isNamed([name]: Header, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}
