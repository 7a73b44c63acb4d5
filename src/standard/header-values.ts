import { isToken, parseList } from "./tokens.ts";
import { trimTabOrSpace } from "./white-space.ts";

/**
 * To get, decode, and split a header value: at its commas, but not at those within a quoted string.
 *
 * @see https://fetch.spec.whatwg.org/#header-value-get-decode-and-split
 */
export function getDecodeAndSplit(input: string): string[] {
  // 1. Let input be the result of isomorphic decoding value.
  // 2. Let position be a position variable for input, initially pointing at the start of input.
  let position = 0;
  // 3. Let values be a list of strings, initially « ».
  const values: string[] = [];
  // 4. Let temporaryValue be the empty string.
  let temporaryValue = "";
  // 5. While true:
  while (true) {
    // 5.1. Append the result of collecting a sequence of code points that are not U+0022 (") or U+002C (,) from input,
    //      given position, to temporaryValue.
    const start = position;
    while (position < input.length && input[position] !== '"' && input[position] !== ",") position++;
    temporaryValue += input.slice(start, position);
    // 5.2. If position is not past the end of input and the code point at position within input is U+0022 ("):
    if (input[position] === '"') {
      // 5.2.1. Append the result of collecting an HTTP quoted string from input, given position, to temporaryValue.
      const end = endOfHttpQuotedString(input, position);
      temporaryValue += input.slice(position, end);
      position = end;
      // 5.2.2. If position is not past the end of input, then continue.
      if (position < input.length) continue;
    }
    // 5.3. Remove all HTTP tab or space from the start and end of temporaryValue.
    // 5.4. Append temporaryValue to values.
    values.push(trimTabOrSpace(temporaryValue));
    // 5.5. Set temporaryValue to the empty string.
    temporaryValue = "";
    // 5.6. If position is past the end of input, then return values.
    if (position >= input.length) return values;
    // 5.7. Assert: the code point at position within input is U+002C (,).
    // 5.8. Advance position by 1.
    position++;
  }
}

/**
 * Where the HTTP quoted string ends that begins at a position: behind its closing quotation mark, or at the end of
 * input.
 *
 * @see https://fetch.spec.whatwg.org/#collect-an-http-quoted-string
 */
function endOfHttpQuotedString(input: string, start: number): number {
  for (let position = start + 1; position < input.length; position++) {
    if (input[position] === '"') return position + 1;
    if (input[position] === "\\") position++;
  }
  return input.length;
}

/**
 * To extract header list values of a header whose ABNF is a list of tokens: null where there is no such header, and
 * failure where an element of the list is no token.
 *
 * @see https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function extractTokens(value: string | null): string[] | "failure" | null {
  if (value === null) return null;
  const values = parseList(value);
  return values.every(isToken) ? values : "failure";
}

/**
 * To extract header list values of a header whose ABNF is delta-seconds: null where there is no such header, and
 * failure where the value is no number. Two headers, combined, are none either.
 *
 * @see https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function extractDeltaSeconds(value: string | null): number | "failure" | null {
  if (value === null) return null;
  return /^\d+$/.test(value) ? Number(value) : "failure";
}
