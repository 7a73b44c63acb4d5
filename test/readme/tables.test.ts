import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { documents } from "./blocks.ts";

const read = (path: string) => readFileSync(path, "utf8");
const readme = read("README.md");

/** The text below a heading, up to the next one of any level. */
const section = (heading: string) => readme.split(/^#+ /m).find((text) => text.startsWith(`${heading}\n`))!;

/** The code in the first column of a table. */
const firstColumn = (text: string) => [...text.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, code]) => code!);

describe("README.md", () => {
  test("lists each error code", () => {
    const union = /export type CorsOptionsCode =([^;]+);/.exec(read("src/server/options/errors.ts"))![1]!;
    const codes = [...union.matchAll(/"([^"]+)"/g)].map(([, code]) => code!);
    expect(codes).not.toEqual([]);
    expect(firstColumn(section("Error codes"))).toEqual(codes.sort());
  });

  test("lists each option", () => {
    const options = [...read("src/server/options/options.ts").matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) =>
      name!
    );
    expect(options).not.toEqual([]);
    expect(firstColumn(section("Options")).sort()).toEqual([...new Set(options)].sort());
  });

  test("lists each waiver", () => {
    const union = /export type CorsWaiver =([^;]+);/.exec(read("src/server/options/options.ts"))![1]!;
    for (const [, waiver] of union.matchAll(/"([^"]+)"/g)) expect(section("Error codes")).toContain(`\`"${waiver}"\``);
  });

  test("names the version of the standard that the browser conforms to", () => {
    const [commit] = /\b[0-9a-f]{40}\b/.exec(read("src/browser/create-browser.ts"))!;
    expect(section("Conformance")).toContain(commit);
  });

  test("tells the size of each door within 2 %", async () => {
    const figures = [...section("Figures").matchAll(/(\d+) bytes/g)].map(([, figure]) => Number(figure));
    for (const [index, door] of ["src/index.ts", "src/testing.ts"].entries()) {
      const { outputFiles } = await build({
        entryPoints: [door],
        bundle: true,
        minify: true,
        format: "esm",
        target: "es2022",
        write: false,
      });
      const { length } = gzipSync(outputFiles[0]!.contents, { level: 9 });
      expect(Math.abs(figures[index]! / length - 1), `${door} has ${length} bytes`).toBeLessThan(0.02);
    }
  });
});

test.each(documents)("the links of %s lead somewhere", (path) => {
  const links = [...read(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
  const files = links.filter((target) => !/^(?:https?:|#)/.test(target)).map((target) => target.split("#")[0]!);
  expect(files.filter((file) => !existsSync(join(dirname(path), file)))).toEqual([]);
  const anchors = [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, title]) => `#${toAnchor(title!)}`);
  expect(links.filter((target) => target.startsWith("#") && !anchors.includes(target))).toEqual([]);
});

function toAnchor(title: string): string {
  return title.toLowerCase().replace(/[^\w\- ]/g, "").replaceAll(" ", "-");
}
