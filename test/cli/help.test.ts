import { expect, test } from "vitest";
import { CHECK_OPTIONS } from "../../src/cli/check/options.ts";
import { CURL_OPTIONS } from "../../src/diagnosis/inputs/curl-options.ts";
import { withcors } from "./run.ts";

test("withcors check --help names each option of its own, and each letter that it takes from curl", async () => {
  const { stdout } = await withcors(["check", "--help"]);
  const own = Object.keys(CHECK_OPTIONS).filter((name) => !Object.hasOwn(CURL_OPTIONS, name) || name === "json");
  expect(own.length).toBeGreaterThan(10);
  expect(own.filter((name) => !stdout.includes(`--${name}`))).toEqual([]);
  const letters = Object.values(CURL_OPTIONS).flatMap(({ short }) => short ?? []);
  expect(letters.filter((letter) => !stdout.includes(`-${letter}`))).toEqual([]);
});
