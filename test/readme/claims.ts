/** A request that a comment describes, and what the block's handler answers to it. */
interface Exchange {
  request: Request;
  status: number;
  headers: Record<string, string>;
}

/** What the comments of a block claim. */
interface Claims {
  exchanges: Exchange[];
  /** What the block prints, a line each. */
  prints: string[];
  /** The message of the `CorsOptionsError` that it throws. */
  throws: string | undefined;
}

const described = new RegExp(
  "^// (?<method>[A-Z]+) (?<path>/\\S*)(?: from (?<origin>\\S+))?(?: for (?<asked>[A-Z]+))?" +
    "(?: with (?<name>\\S+): (?<value>\\S+))? gets (?<status>\\d+)$",
);

/**
 * Reads the comments that claim something:
 *
 * - `// GET /path from https://app.example.com gets 200`, and below each response header `//   Name: value`; a preflight is
 *   `// OPTIONS /path from https://app.example.com for PUT gets 204`; `with Name: value` is one more request header
 * - `console.log(…); // value`, or the value in the line below; `const { name } = …; // value`; `// prints: value`
 * - `// CorsOptionsError: message`, with further lines below
 */
export function claimsOf(code: string): Claims {
  const claims: Claims = { exchanges: [], prints: [], throws: undefined };
  const lines = code.split("\n");
  for (const [index, line] of lines.entries()) {
    const groups = described.exec(line)?.groups;
    if (groups === undefined && /^\/\/ [A-Z]+ \//.test(line)) throw new Error(`This describes no exchange: ${line}`);
    if (groups !== undefined) claims.exchanges.push(toExchange(groups, lines.slice(index + 1)));
    const print = /^\/\/ prints: (.+)$/.exec(line) ??
      /^(?:console\.log\(|const \{ \w+ \} = ).*; \/\/ (.+)$/.exec(line) ??
      (/^console\.log\(.*\);$/.test(line) ? /^\/\/ (.+)$/.exec(lines[index + 1] ?? "") : null);
    if (print !== null) claims.prints.push(print[1]!);
    const message = /^\/\/ CorsOptionsError: (.+)$/.exec(line)?.[1];
    if (message !== undefined) claims.throws = [message, ...comments(lines.slice(index + 1), "// ")].join("\n");
  }
  return claims;
}

/** The code, made to print what a comment behind a declaration claims. */
export function toRunnable(code: string): string {
  return code.replace(/^(const \{ (\w+) \} = .*;) \/\/ .+$/gm, "$1 console.log($2);");
}

function toExchange(groups: Record<string, string | undefined>, below: string[]): Exchange {
  const { method, path, origin, asked, name, value, status } = groups;
  const headers = new Headers();
  if (origin !== undefined) headers.set("origin", origin);
  if (asked !== undefined) headers.set("access-control-request-method", asked);
  if (name !== undefined) headers.set(name, value!);
  const fields = comments(below, "//   ").map((field) => /^(.+?): (.+)$/.exec(field)!.slice(1) as [string, string]);
  return {
    request: new Request(`https://api.example.com${path}`, { method: method!, headers }),
    status: Number(status),
    headers: Object.fromEntries(fields.map(([name, value]) => [name.toLowerCase(), value])),
  };
}

function comments(lines: string[], start: string): string[] {
  const end = lines.findIndex((line) => !line.startsWith(start));
  return lines.slice(0, end < 0 ? lines.length : end).map((line) => line.slice(start.length));
}
