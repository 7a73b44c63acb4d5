const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/;

const TOKEN_LIST = /^[!#$%&'*+\-.^_`|~\w]+(?:[ \t]*,[ \t]*[!#$%&'*+\-.^_`|~\w]+)*$/;

/**
 * Whether a string is a token: the grammar of methods and header names.
 *
 * @see https://httpwg.org/specs/rfc9110.html#rfc.section.5.6.2
 */
export function isToken(value: string): boolean {
  return TOKEN.test(value);
}

/**
 * Whether a string is a comma-separated list of tokens with no empty element. Linear in its length: no part of the
 * expression can match what its neighbour matches.
 *
 * @see https://httpwg.org/specs/rfc9110.html#rfc.section.5.6.1.1
 */
export function isTokenList(value: string): boolean {
  return TOKEN_LIST.test(value);
}

/**
 * The elements of a comma-separated list in the order they stand, without surrounding white space and without the empty
 * elements that a recipient has to ignore.
 *
 * @see https://httpwg.org/specs/rfc9110.html#rfc.section.5.6.1.2
 */
export function parseList(value: string): string[] {
  return value.split(",").map((element) => element.replace(/^[ \t]+|[ \t]+$/g, "")).filter((element) => element !== "");
}
