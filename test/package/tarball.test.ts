import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { node } from "../runtimes/pool.ts";

const run = promisify(execFile);
const manifest = JSON.parse(await readFile("package.json", "utf8"));

/** What users import: every entry of `exports` that is code. */
const doors = Object.keys(manifest.exports)
  .filter((door) => !door.endsWith(".json"))
  .map((door) => door.replace(".", "withcors"));

/** The packed package, as `npm run build` left it, installed into a project that has nothing else. */
describe("the packed package, installed into a fresh project", () => {
  let project: string;
  let packed: string[];

  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), "withcors-package-"));
    const [tarball] = JSON.parse((await run("npm", ["pack", "--json", "--pack-destination", project])).stdout);
    packed = tarball.files.map(({ path }: { path: string }) => path);
    await writeFile(join(project, "package.json"), '{ "private": true, "type": "module" }');
    await run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball.filename], { cwd: project });
  }, 60_000);

  afterAll(() => rm(project, { recursive: true }));

  test("brings no other package along", async () => {
    const { stdout } = await run("npm", ["ls", "--all", "--parseable"], { cwd: project });
    expect(stdout.trim().split("\n").slice(1)).toEqual([join(project, "node_modules", "withcors")]);
  });

  test("holds documents, code and declarations, and no source", () => {
    expect(packed).toEqual(expect.arrayContaining(["LICENSE", "README.md", "dist/index.js", "dist/index.d.ts"]));
    expect(
      packed.filter((path) => !/^(dist\/.*\.(js|d\.c?ts)|[A-Z]+(\.md)?|(package|report\.schema)\.json)$/.test(path)),
    ).toEqual([]);
  });

  test.each([["node"], ["deno", "run", "-NER"], ["bun"]])("has a command line that %s runs", async (...runtime) => {
    const [program, ...options] = runtime;
    const { stdout } = await run(program!, [
      ...options,
      join("node_modules", "withcors", manifest.bin.withcors),
      "--version",
    ], {
      cwd: project,
    });
    expect(stdout).toBe(`${manifest.version}\n`);
  });

  test("has a command line that npx finds by the package's name", async () => {
    const { stdout } = await run("npx", ["--offline", "withcors", "--version"], { cwd: project });
    expect(stdout).toBe(`${manifest.version}\n`);
  });

  test("reaches no module of Node from its doors", async () => {
    for (const door of ["index", "testing"]) {
      const seen = new Set<string>();
      const visit = async (file: string): Promise<string[]> => {
        if (seen.has(file)) return [];
        seen.add(file);
        const code = await readFile(join(project, "node_modules/withcors/dist", file), "utf8");
        const targets = [...code.matchAll(/(?:from|import)\s*\(?"([^"]+)"/g)].map(([, target]) => target!);
        const below = await Promise.all(
          targets.filter((target) => target.startsWith("./")).map((target) => visit(target.slice(2))),
        );
        return [...targets.filter((target) => !target.startsWith("./")), ...below.flat()];
      };
      expect(await visit(`${door}.js`)).toEqual([]);
    }
  });

  test.each([["node"], ["deno", "run"], ["bun"]])("is imported by %s", async (runtime, ...options) => {
    const counts = doors.map((door) => `Object.keys(await import("${door}")).length`).join();
    await writeFile(join(project, "import.js"), `console.log(JSON.stringify([${counts}]));`);
    const { stdout } = await run(runtime!, [...options, "import.js"], { cwd: project });
    expect(JSON.parse(stdout)).toEqual(doors.map(() => expect.toSatisfy((count: number) => count > 0)));
  });

  test.each([20, 22, 24])("is required by Node %i", async (version) => {
    const counts = doors.map((door) => `Object.keys(require("${door}")).length`).join();
    await writeFile(join(project, "require.cjs"), `console.log(JSON.stringify([${counts}]));`);
    const { stdout } = await run(await node(version)(), ["require.cjs"], { cwd: project });
    expect(JSON.parse(stdout)).toEqual(doors.map(() => expect.toSatisfy((count: number) => count > 0)));
  });

  const modules = [
    { module: "nodenext", moduleResolution: "nodenext", file: "consumer.mts" },
    { module: "nodenext", moduleResolution: "nodenext", file: "consumer.cts" },
    { module: "node16", moduleResolution: "node16", file: "consumer.cts" },
    { module: "preserve", moduleResolution: "bundler", file: "consumer.ts" },
    { module: "commonjs", moduleResolution: "node10", file: "consumer.ts" },
  ];
  const compilers = ["typescript-5.4", "typescript-5.9", "typescript"];
  // TypeScript 7 has no node10.
  const cases = compilers.flatMap((compiler) =>
    modules.filter(({ moduleResolution }) => compiler !== "typescript" || moduleResolution !== "node10")
      .map((options) => ({ compiler, ...options }))
  );

  test.concurrent.each(cases)(
    "has types for $file in $compiler, module $module, moduleResolution $moduleResolution",
    async ({ compiler, file, ...resolution }) => {
      const folder = await mkdtemp(join(project, "types-"));
      await writeFile(join(folder, "package.json"), "{}");
      await writeFile(join(folder, file), file.endsWith(".cts") ? consumer + required : consumer);
      const compilerOptions = { ...resolution, strict: true, target: "es2022", lib: ["es2022", "dom"], types: [] };
      await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
      const tsc = join(process.cwd(), "node_modules", compiler, "bin", "tsc");
      const faults = await run(process.execPath, [tsc, "-p", folder, "--noEmit"]).then(
        () => "",
        ({ stdout }) => stdout,
      );
      expect(faults).toBe("");
    },
  );
});

test("links of the README work from npm, which looks for files in the repository", async () => {
  expect(manifest.repository.url).toBe("git+https://github.com/withcors/withcors.git");
  const targets = [...(await readFile("README.md", "utf8")).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) =>
    path!
  );
  expect(targets).toContain("bench/chart.svg");
  expect(targets.filter((path) => !existsSync(path))).toEqual([]);
});

// An expected error that is none is an error itself: so the declarations are proved to be found, and not to be `any`.
const consumer = `
${doors.map((door, index) => `export * as door${index} from "${door}";`).join("\n")}
import { type CorsOptions, CorsOptionsError, withCors } from "withcors";

const options: CorsOptions = { origin: ["https://app.example.com"], credentials: true };
const handler: (request: Request) => Response = withCors((request: Request) => new Response(request.url), options);

// @ts-expect-error: an origin has a scheme
withCors(handler, { origin: "app.example.com" });

export function codesOf(error: unknown): string[] {
  const issues: CorsOptionsError["issues"] = error instanceof CorsOptionsError ? error.issues : [];
  return issues.map(({ code }) => code);
}
`;

const required = `
import required = require("withcors");
required.createCors({ maxAge: 600 });
// @ts-expect-error: a number
required.createCors({ maxAge: "600" });
`;
