import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** Ten typical mistakes in the options. «…» stands around the place that a compiler must mark. */
const mistakes: Record<string, string> = {
  "an option of another library": `{ «allowHeaders»: ["x-token"] }`,
  "an origin without a scheme": `{ «origin»: "app.example.com" }`,
  "an origin without a scheme, in a list": `{ origin: ["https://app.example.com", «"www.example.com"»] }`,
  "an environment variable as origin": `{ «origin»: variable }`,
  "every origin, with credentials": `{ «origin»: "*", credentials: true }`,
  "no origin, with credentials": `«{ credentials: true }»`,
  "a callback of the package cors":
    `{ «origin»: (origin: string, done: (error: null, allow: boolean) => void) => done(null, true) }`,
  "methods in one string": `{ «methods»: "GET,PUT" }`,
  "a number in a string": `{ «maxAge»: "600" }`,
  "every exposed header, with credentials": `{ origin: "https://a.example", credentials: true, «exposedHeaders»: "*" }`,
};

const handlers = ["handler", "{ fetch: handler, port: 3000 }", "{ GET: handler, PUT: handler }"];

/** Mistakes in the handler itself. */
const wrongHandlers: Record<string, string> = {
  "a fetch that is not a function": `withCors({ «fetch»: "hello" });`,
  "a method that is not a function": `withCors({ GET: handler, «PUT»: "hello" });`,
  "options in place of the handler": `withCors({ «origin»: "https://app.example.com" });`,
  "nothing": `withCors(«undefined»);`,
};

const marked = [
  `import { withCors } from "withcors";`,
  `declare const handler: (request: Request, env: { tenants: string[] }) => Promise<Response>;`,
  `declare const variable: string | undefined;`,
  ...handlers.flatMap((handler) => Object.values(mistakes).map((options) => `withCors(${handler}, ${options});`)),
  ...Object.values(wrongHandlers),
];

const places = marked.flatMap((line, index) => line.includes("«") ? [`${index + 1},${line.indexOf("«") + 1}`] : []);

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The compilers, whose texts stand in `diagnostics/`. */
describe.each([["5.4", "typescript-5.4"], ["5.9", "typescript-5.9"], ["7.0", "typescript"]])(
  "TypeScript %s",
  (version, name) => {
    let folder: string;
    let found: { place: string; text: string }[];

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "withcors-diagnostics-"));
      await writeFile(join(folder, "mistakes.ts"), marked.join("\n").replace(/[«»]/g, ""));
      await writeFile(
        join(folder, "tsconfig.json"),
        JSON.stringify({
          compilerOptions: {
            target: "es2022",
            lib: ["es2022", "dom"],
            module: "preserve",
            moduleResolution: "bundler",
            strict: true,
            noEmit: true,
            types: [],
            paths: { withcors: [path("../../dist/index.d.ts")] },
          },
        }),
      );
      found = diagnosticsOf(await compile(path(`../../node_modules/${name}/bin/tsc`), folder));
    }, 60_000);
    afterAll(() => rm(folder, { recursive: true }));

    test("marks the wrong value, in the options of functions, objects and maps alike", () => {
      expect(found.map(({ place }) => place)).toEqual(places);
    });

    test("tells of each mistake in the same words, whatever the handler is", async () => {
      const titles = Object.keys(mistakes);
      const texts = titles.map((_, index) => handlers.map((_, shape) => found[shape * titles.length + index]?.text));
      // Compilers print the lines below the first one only once for each type.
      for (const [first, ...others] of texts.map((texts) => texts.map((text) => text?.split("\n")[0]))) {
        expect(others).toEqual([first, first]);
      }
      const ofHandlers = found.slice(handlers.length * titles.length).map(({ text }) => text);
      const report = [
        ...titles.map((title, index) => [title, texts[index]![0]]),
        ...Object.keys(wrongHandlers).map((title, index) => [title, ofHandlers[index]]),
      ].map(([title, text]) => `${title}:\n${text}\n`).join("\n");
      if (process.env["UPDATE_DIAGNOSTICS"]) await writeFile(path(`diagnostics/${version}.txt`), report);
      expect(report).toBe(await readFile(path(`diagnostics/${version}.txt`), "utf8"));
    });
  },
);

async function compile(compiler: string, folder: string): Promise<string> {
  const run = promisify(execFile)(process.execPath, [compiler, "-p", folder, "--pretty", "false"]);
  return await run.then(() => "", ({ stdout }: { stdout: string }) => stdout);
}

/** Each error with all its lines. */
function diagnosticsOf(output: string): { place: string; text: string }[] {
  return output.trim().split(/^(?=\S)/m).map((error) => {
    const [, place, text] = /^\S*mistakes\.ts\((\d+,\d+)\): (error TS[^]*)$/.exec(error.trim())!;
    return { place: place!, text: text! };
  });
}
