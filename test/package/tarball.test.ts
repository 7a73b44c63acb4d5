import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const run = promisify(execFile);
const { exports } = JSON.parse(await readFile("package.json", "utf8"));

/** What users import: every entry of `exports` that is code. */
const doors = Object.keys(exports)
  .filter((door) => exports[door].endsWith(".js"))
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
    expect(packed.filter((path) => !/^(dist\/.*\.(js|d\.ts)|[A-Z]+(\.md)?|package\.json)$/.test(path))).toEqual([]);
  });

  test.each([["node"], ["deno", "run"], ["bun"]])("is imported by %s", async (runtime, ...options) => {
    const counts = doors.map((door) => `Object.keys(await import("${door}")).length`).join();
    await writeFile(join(project, "import.js"), `console.log(JSON.stringify([${counts}]));`);
    const { stdout } = await run(runtime!, [...options, "import.js"], { cwd: project });
    expect(JSON.parse(stdout)).toEqual(doors.map(() => expect.toSatisfy((count: number) => count > 0)));
  });

  test.each([
    { module: "nodenext", moduleResolution: "nodenext" },
    { module: "preserve", moduleResolution: "bundler" },
  ])("has types that hold under moduleResolution $moduleResolution", async (resolution) => {
    const folder = join(project, resolution.moduleResolution);
    await mkdir(folder);
    await writeFile(join(folder, "consumer.ts"), consumer);
    const compilerOptions = { ...resolution, target: "es2022", lib: ["es2022", "dom"], types: [], noEmit: true };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
    const faults = await run("tsc", ["-p", folder]).then(() => "", ({ stdout }) => stdout);
    expect(faults).toBe("");
  });
});

// An expected error that is none is an error itself: so the declarations are proved to be found, and not to be `any`.
const consumer = `
${doors.map((door, index) => `export * as door${index} from "${door}";`).join("\n")}
import { type CorsOptions, withCors } from "withcors";

const options: CorsOptions = { origin: ["https://app.example.com"], credentials: true };
const handler: (request: Request) => Response = withCors((request: Request) => new Response(request.url), options);

// @ts-expect-error: an origin has a scheme
withCors(handler, { origin: "app.example.com" });
`;
