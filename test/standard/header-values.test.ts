import { describe, expect, test } from "vitest";
import { extractDeltaSeconds, extractTokens, getDecodeAndSplit } from "../../src/standard/header-values.ts";
import { isForbiddenRequestHeader } from "../../src/standard/headers.ts";

describe("get, decode, and split", () => {
  test.each([
    ["nosniff,", ["nosniff", ""]],
    ["", [""]],
    ['text/html;", x/x', ['text/html;", x/x']],
    ['x/x;test="hi",y/y', ['x/x;test="hi"', "y/y"]],
    ["x / x,,,1", ["x / x", "", "", "1"]],
    ['"1,2", 3', ['"1,2"', "3"]],
    ['\t"a\\",b" c ,\td', ['"a\\",b" c', "d"]],
    ['"\\', ['"\\']],
    ['"a" "b,c"', ['"a" "b,c"']],
    ["\t \ta \t ,  b  ", ["a", "b"]],
    ['"a"', ['"a"']],
    ['a"b', ['a"b']],
  ])("splits %j as the standard's example does", (value, expected) => {
    expect(getDecodeAndSplit(value)).toEqual(expected);
  });

  test.each([
    ["TRACE", true],
    ["GET, trace", true],
    ["GET,,Connect ", true],
    ['"TRACE"', false],
    ['",TRACE,"', false],
    ["TRACER", false],
  ])("finds the forbidden methods in X-HTTP-Method-Override: %j: %s", (value, expected) => {
    expect(isForbiddenRequestHeader("X-HTTP-Method-Override", value)).toBe(expected);
  });
});

describe("a list of tokens is extracted", () => {
  test.each<[string | null, string[] | "failure" | null]>([
    [null, null],
    ["", []],
    [" , ,\t", []],
    ["GET", ["GET"]],
    ["x-a,x-b", ["x-a", "x-b"]],
    [" x-a\t,,\tX-B , ", ["x-a", "X-B"]],
    ["*", ["*"]],
    ["*, authorization", ["*", "authorization"]],
    ["x a", "failure"],
    ["x-a, (", "failure"],
    ['"x-a"', "failure"],
    ["x-a; x-b", "failure"],
    ["x-a,\vx-b", "failure"],
    ["x-a, \xE9", "failure"],
  ])("from %j: %j", (value, expected) => {
    expect(extractTokens(value)).toEqual(expected);
  });
});

describe("delta-seconds are extracted", () => {
  test.each<[string | null, number | "failure" | null]>([
    [null, null],
    ["0", 0],
    ["600", 600],
    ["0600", 600],
    ["99999999999999999999999", 1e23],
    ["", "failure"],
    ["-1", "failure"],
    ["+600", "failure"],
    ["600.5", "failure"],
    ["600abc", "failure"],
    ["600, 600", "failure"],
    ["0x10", "failure"],
    ["1e3", "failure"],
  ])("from %j: %j", (value, expected) => {
    expect(extractDeltaSeconds(value)).toBe(expected);
  });
});
