import { describe, expect, test } from "vitest";
import { readArguments } from "../../src/diagnosis/inputs/arguments.ts";
import { splitCmdWords } from "../../src/diagnosis/inputs/cmd-words.ts";
import { splitShellWords } from "../../src/diagnosis/inputs/shell-words.ts";
import { findSimilar } from "../../src/diagnosis/inputs/similar.ts";

const rules = {
  request: { type: "string", short: "X" },
  header: { type: "string", short: "H" },
  insecure: { type: "boolean", short: "k" },
  location: { type: "boolean", short: "L" },
} as const;

describe("arguments", () => {
  test("are read as curl reads them", () => {
    const args = readArguments(["-XPUT", "-kL", "-H", "-a: 1", "--header=b: 2", "url", "--", "-k"], rules);
    expect(args.last("request")).toBe("PUT");
    expect(args.all("header")).toEqual(["-a: 1", "b: 2"]);
    expect(args.has("insecure") && args.has("location")).toBe(true);
    expect(args.positionals).toEqual(["url", "-k"]);
    expect(args.last("insecure")).toBe(null);
  });

  test.each([
    [["--insecure=yes"], "--insecure takes no value: write --insecure"],
    [["--header"], "--header needs a value"],
    [["-H"], "-H needs a value"],
    [["-z"], "-z is not an option"],
    [["-header"], "-h is not an option: did you mean --header"],
    [["--heder", "x"], "--heder is not an option: did you mean --header"],
    [["--nothing-alike"], "--nothing-alike is not an option"],
  ])("%j are refused with advice", (args, message) => {
    expect(() => readArguments(args, rules)).toThrow(new RegExp(`^${message}$`));
  });
});

test.each([
  ["orgin", "origin"],
  ["ori", "origin"],
  ["origins", "origin"],
  ["x", null],
  ["completely", null],
])("the word that %j means is %j", (word, meant) => {
  expect(findSimilar(word, ["origin", "send"])).toBe(meant);
});

describe("words of bash", () => {
  test.each([
    ['a \'b c\' "d $e \\"f\\"" g\\ h', ["a", "b c", 'd $e "f"', "g h"]],
    ["$'a\\n\\t\\'\\u00e9\\x41\\101\\cA\\q' b", ["a\n\t'éAA\x01\\q", "b"]],
    ["a'b'\"c\"d ''", ["abcd", ""]],
    ["a \\\n  b", ["a", "b"]],
    ["a b | c", ["a", "b"]],
    ["  a;b", ["a"]],
    ["a $b $'c'", ["a", "$b", "c"]],
    ["'unclosed", ["unclosed"]],
  ])("%j are %j", (command, words) => {
    expect(splitShellWords(command)).toEqual(words);
  });
});

describe("words of cmd", () => {
  test.each([
    ['curl ^"a b^" ^\r\n  -X ^"PUT^"', ["curl", "a b", "-X", "PUT"]],
    ['^"^{^\\^"a^\\^":1^}^"', ['{"a":1}']],
    ['"a ""b"" c" d', ['a "b" c', "d"]],
    ['"a^b" c^^d', ["a^b", "c^d"]],
    ['a\\b "c\\\\" d', ["a\\b", "c\\", "d"]],
    ["a b\nc d", ["a", "b"]],
    ['"" x^', ["", "x"]],
  ])("%j are %j", (command, words) => {
    expect(splitCmdWords(command)).toEqual(words);
  });
});
