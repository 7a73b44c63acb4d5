import { expect, test } from "vitest";
import { parseSingleRangeHeaderValue } from "../../src/standard/ranges.ts";

// Digits as text: a table that holds a BigInt cannot be sent from one runtime to another.
test.each<[value: string, range: [start: string | null, end: string | null] | null]>([
  ["bytes=0-1", ["0", "1"]],
  ["bytes=5-5", ["5", "5"]],
  ["bytes=5-", ["5", null]],
  ["bytes=-5", [null, "5"]],
  ["bytes=00-99999999999999999999999", ["0", "99999999999999999999999"]],
  ["bytes=-", null],
  ["bytes=2-1", null],
  ["bytes=99999999999999999999999-99999999999999999999998", null],
  ["bytes= 0-1", null],
  ["Bytes=0-1", null],
  ["bytes=0-1,2-3", null],
  ["bytes=0", null],
  ["xbytes=0-1", null],
])("the single range of %j is %j", (value, range) => {
  const digits = parseSingleRangeHeaderValue(value)?.map((number) => number === null ? null : String(number)) ?? null;
  expect(digits).toEqual(range);
});
