import { trimTabOrSpace } from "./white-space.ts";

const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/;

/**
 * Whether a string is a token: the grammar of methods and header names.
 *
 * @see https://httpwg.org/specs/rfc9110.html#rfc.section.5.6.2
 */
export function isToken(value: string): boolean {
  return TOKEN.test(value);
}

/**
 * The elements of a comma-separated list in the order they stand, without surrounding white space and without the empty
 * elements that a recipient has to ignore.
 *
 * @see https://httpwg.org/specs/rfc9110.html#rfc.section.5.6.1.2
 */
export function parseList(value: string): string[] {
  return value.split(",").map(trimTabOrSpace).filter((element) => element !== "");
}
