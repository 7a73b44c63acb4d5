import { globSync } from "node:fs";
import { build } from "esbuild";

/** Bundles all behaviour suites, Vitest included, into one script: a service worker may not load modules later. */
export async function bundle(root: string): Promise<string> {
  const files = globSync("test/{standard,server,browser}/**/*.test.ts", { cwd: root }).sort();
  const suites = files.map((file) => `${JSON.stringify(file)}: () => import(${JSON.stringify(`./${file}`)})`);
  const { outputFiles } = await build({
    stdin: {
      contents: `import { answerWithResults } from "./test/runtimes/service-worker/worker.ts";
        answerWithResults({ ${suites.join()} });`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    ignoreAnnotations: true, // else `sideEffects: false` of package.json would drop imports that are there for their effect
    logLevel: "error",
  });
  return outputFiles[0]!.text;
}
