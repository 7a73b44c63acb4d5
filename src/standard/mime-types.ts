import { isToken } from "./tokens.ts";
import { trimHttpWhitespace } from "./white-space.ts";

/**
 * The essence of the MIME type that a string is parsed to, null on failure. Parameters, whatever they hold, do not
 * matter to it.
 *
 * @see https://mimesniff.spec.whatwg.org/#parse-a-mime-type
 */
export function parseMimeTypeEssence(input: string): string | null {
  // 1. Remove any leading and trailing HTTP whitespace from input.
  const trimmed = trimHttpWhitespace(input);
  // 2. Let position be a position variable for input, initially pointing at the start of input.
  // 3. Let type be the result of collecting a sequence of code points that are not U+002F (/) from input, given
  //    position.
  // 5. If position is past the end of input, then return failure.
  const slash = trimmed.indexOf("/");
  if (slash === -1) return null;
  const type = trimmed.slice(0, slash);
  // 4. If type is the empty string or does not solely contain HTTP token code points, then return failure.
  if (!isToken(type)) return null;
  // 6. Advance position by 1. (This skips past U+002F (/).)
  // 7. Let subtype be the result of collecting a sequence of code points that are not U+003B (;) from input, given
  //    position.
  // 8. Remove any trailing HTTP whitespace from subtype.
  const [head] = trimmed.split(";", 1) as [string];
  const subtype = trimHttpWhitespace(head).slice(slash + 1);
  // 9. If subtype is the empty string or does not solely contain HTTP token code points, then return failure.
  if (!isToken(subtype)) return null;
  // 10. Let mimeType be a new MIME type record whose type is type, in ASCII lowercase, and subtype is subtype, in ASCII
  //     lowercase.
  return `${type}/${subtype}`.toLowerCase();
}
