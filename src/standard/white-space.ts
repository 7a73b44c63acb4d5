/**
 * A string without HTTP tab or space at its ends.
 *
 * @see https://fetch.spec.whatwg.org/#http-tab-or-space
 */
export function trimTabOrSpace(value: string): string {
  return trim(value, "\t ");
}

/**
 * A string without HTTP whitespace at its ends.
 *
 * @see https://fetch.spec.whatwg.org/#http-whitespace
 */
export function trimHttpWhitespace(value: string): string {
  return trim(value, "\n\r\t ");
}

/** Not a regular expression: one that matches white space before the end begins anew at every blank, which is quadratic. */
function trim(value: string, blanks: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && blanks.includes(value[start]!)) start++;
  while (start < end && blanks.includes(value[end - 1]!)) end--;
  return value.slice(start, end);
}
