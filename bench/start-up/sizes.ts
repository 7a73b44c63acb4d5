import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { libraries } from "./libraries.ts";
import type { Size } from "./results.ts";

/** Bundles each library. Ours is the whole main door; of the others, what their CORS needs and no more. */
export function measureSizes(): Promise<Size[]> {
  return Promise.all(
    Object.entries(libraries).map(async ([file, name]) => {
      const entry = file === "ours" ? "../../dist/index.js" : `libraries/${file}.ts`;
      const { outputFiles } = await build({
        entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
        bundle: true,
        minify: true,
        format: "esm",
        platform: "node",
        write: false,
        logLevel: "error",
      });
      const code = outputFiles[0]!.contents;
      return {
        name,
        minified: code.length,
        gzip: gzipSync(code, { level: 9 }).length,
        brotli: brotliCompressSync(code).length,
      };
    }),
  );
}
