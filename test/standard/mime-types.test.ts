import { expect, test } from "vitest";
import { parseMimeTypeEssence } from "../../src/standard/mime-types.ts";

test.each<[input: string, essence: string | null]>([
  ["text/plain", "text/plain"],
  ["TEXT/Plain", "text/plain"],
  ["\r\n\t  text/plain  \t\r\n", "text/plain"],
  ["text/plain \t;charset=utf-8", "text/plain"],
  ["text/plain;a=1;b=2", "text/plain"],
  ["text/plain;a=\n", "text/plain"],
  ["text/plain; a b c", "text/plain"],
  ["", null],
  ["text", null],
  ["/plain", null],
  ["te xt/plain", null],
  ["text/", null],
  ["text/pl ain", null],
  ["text /plain", null],
  ["text/plain/x", null],
  [";text/plain", null],
])("the essence of the MIME type %j is %j", (input, essence) => {
  expect(parseMimeTypeEssence(input)).toBe(essence);
});
