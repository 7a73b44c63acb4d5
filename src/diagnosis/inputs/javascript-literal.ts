import { InputError } from "./input-error.ts";

const TOKEN =
  /\s*(?:(?<string>"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|`(?:[^`\\$]|\\[^]|\$(?!\{))*`)|(?<number>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<word>[A-Za-z_$][\w$.]*)|(?<sign>[{}[\](),:]))/y;

interface Token {
  readonly kind: "string" | "number" | "word" | "sign";
  readonly text: string;
}

const CONSTANTS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null, undefined };

/** Reads the arguments of a call that begins at a position behind its `(`: literals of JavaScript, which JSON is too. */
export function readJavaScriptArguments(text: string, position: number): unknown[] {
  const reader = new Reader(text, position);
  const values: unknown[] = [];
  while (!reader.takes(")")) {
    values.push(reader.readValue());
    if (!reader.takes(",")) {
      reader.expect(")");
      break;
    }
  }
  return values;
}

class Reader {
  readonly #text: string;
  #position: number;

  constructor(text: string, position: number) {
    this.#text = text;
    this.#position = position;
  }

  readValue(): unknown {
    const { kind, text } = this.#next();
    if (kind === "string") return unquote(text);
    if (kind === "number") return Number(text);
    if (text === "{") return this.#readObject();
    if (text === "[") return this.#readList("]");
    if (kind === "word" && Object.hasOwn(CONSTANTS, text)) return CONSTANTS[text];
    if (text === "JSON.stringify" && this.takes("(")) return JSON.stringify(this.#readList(")")[0]);
    if (text === "new" && this.takes("Headers") && this.takes("(")) return this.#readList(")")[0];
    throw this.#fail(text);
  }

  takes(text: string): boolean {
    const before = this.#position;
    const token = this.#peek();
    const isTaken = token?.text === text && token.kind !== "string";
    if (!isTaken) this.#position = before;
    return isTaken;
  }

  expect(text: string): void {
    if (!this.takes(text)) throw this.#fail(this.#peek()?.text ?? "the end");
  }

  #readObject(): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    while (!this.takes("}")) {
      const { kind, text } = this.#next();
      if (kind === "sign") throw this.#fail(text);
      this.expect(":");
      entries.push([kind === "string" ? unquote(text) : text, this.readValue()]);
      if (this.takes(",")) continue;
      this.expect("}");
      break;
    }
    return Object.fromEntries(entries);
  }

  #readList(end: string): unknown[] {
    const values: unknown[] = [];
    while (!this.takes(end)) {
      values.push(this.readValue());
      if (this.takes(",")) continue;
      this.expect(end);
      break;
    }
    return values;
  }

  #next(): Token {
    const token = this.#peek();
    if (token === null) throw this.#fail(this.#text.slice(this.#position).trim().slice(0, 20) || "the end");
    return token;
  }

  #peek(): Token | null {
    TOKEN.lastIndex = this.#position;
    const groups = TOKEN.exec(this.#text)?.groups;
    if (groups === undefined) return null;
    this.#position = TOKEN.lastIndex;
    const [kind, text] = Object.entries(groups).find(([, text]) => text !== undefined) as [Token["kind"], string];
    return { kind, text };
  }

  #fail(found: string): InputError {
    return new InputError(`${found} in fetch(…) is not a literal: paste what "Copy as fetch" of a browser gives`);
  }
}

function unquote(text: string): string {
  const inner = text.slice(1, -1);
  return inner.replace(/\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([^]))/gi, (_, point, u, x, character) => {
    if (character === undefined) return String.fromCodePoint(parseInt(point ?? u ?? x, 16));
    return ({ n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", v: "\v", 0: "\0", "\n": "" } as const)[character as "n"] ??
      character;
  });
}
