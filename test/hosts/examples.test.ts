import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const hosts = readdirSync("examples").filter((host) => existsSync(`examples/${host}/package.json`));

/** The sources of an example, without what its host installs and builds beside them. */
function sourcesOf(host: string): string[] {
  const built = /(^|\/)(node_modules|dist|build|\.[^/]+)\//;
  return (readdirSync(`examples/${host}`, { recursive: true }) as string[])
    .filter((path) => /\.(ts|tsx|js|mjs|svelte|astro)$/.test(path) && !built.test(path));
}

describe.each(hosts)("examples/%s", (host) => {
  test("has a README, and a test that starts it", () => {
    expect(existsSync(`examples/${host}/README.md`)).toBe(true);
    expect(readFileSync(`test/hosts/${host}.test.ts`, "utf8")).toContain(`"${host}"`);
  });

  test("needs no cast, and hides no error of the types", () => {
    const evasion = /@ts-(ignore|expect-error|nocheck)|\bas (any|unknown|never|[A-Z])|\bany\b[,;>)\]]/;
    const evasions = sourcesOf(host).flatMap((path) =>
      readFileSync(join("examples", host, path), "utf8").split("\n")
        .filter((line) => evasion.test(line) && !/^\s*(import|export|\/\/|\*|\/\*)/.test(line))
        .map((line) => `${path}: ${line.trim()}`)
    );
    expect(evasions).toEqual([]);
  });

  test("mounts the package by its name", () => {
    const sources = sourcesOf(host).map((path) => readFileSync(join("examples", host, path), "utf8"));
    expect(sources.some((source) => /from "withcors(\/node)?"/.test(source))).toBe(true);
    expect(sources.filter((source) => /from "(\.\.\/)+src\//.test(source))).toEqual([]);
  });
});
