import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";

/** The aim is 10 000. */
const limit = 15_300;

describe("a bundle of the main door", () => {
  let code: Uint8Array;
  let files: string[];

  beforeAll(async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: ["src/index.ts"],
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      platform: "neutral",
      external: ["node:*"],
      metafile: true,
      write: false,
    });
    code = outputFiles[0]!.contents;
    files = Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  });

  test(`has at most ${limit} bytes, minified and compressed`, () => {
    const { length } = gzipSync(code, { level: 9 });
    console.log(`The main door: ${length} of ${limit} bytes, minified by esbuild and compressed by gzip -9`);
    expect(length).toBeLessThanOrEqual(limit);
  });

  test("holds nothing of Node, nor of the browser for tests", () => {
    expect(files).not.toEqual([]);
    expect(files.filter((path) => /^node:|^src\/(browser|cli|diagnosis|node)\//.test(path))).toEqual([]);
  });
});
