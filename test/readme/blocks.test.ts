import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { CorsOptionsError } from "withcors";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { type Block, blocks, documents, languagesOf } from "./blocks.ts";
import { claimsOf, toRunnable } from "./claims.ts";

// Each block is a file in a folder that knows this project's packages, as a user's would.
const folder = mkdtempSync(join(tmpdir(), "withcors-readme-"));
symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "dir");
const files = new Map(blocks.map((block, index) => [block, join(folder, `block-${index}.ts`)]));
for (const [{ code }, file] of files) writeFileSync(file, toRunnable(code));

afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe("the blocks of the documents", () => {
  test("are ts, which runs, or sh and text, which do not", () => {
    expect(documents.flatMap(languagesOf).filter((language) => !["ts", "sh", "text"].includes(language))).toEqual([]);
  });

  test("have the types that they say", async () => {
    await expect(check()).resolves.toBe("");
  }, 60_000);
});

const usesRunner = ({ code }: Block) => code.includes('from "vitest"');

describe.each(blocks.filter(usesRunner))("the tests of $name", async (block) => {
  await import(files.get(block)!);
});

test.each(blocks.filter((block) => !usesRunner(block)))("$name does what its comments claim", async (block) => {
  const { exchanges, prints, throws } = claimsOf(block.code);
  const printed: string[] = [];
  for (const method of ["log", "warn"] as const) {
    vi.spyOn(console, method).mockImplementation((value) => {
      printed.push(typeof value === "string" ? value : JSON.stringify(value));
    });
  }

  vi.stubEnv("APP_ORIGIN", undefined);
  const module = import(files.get(block)!);
  if (throws !== undefined) {
    await expect(module).rejects.toMatchObject({ name: CorsOptionsError.name, message: throws });
    return;
  }
  const exported = await module;
  for (const { request, status, headers } of exchanges) {
    const response = await toHandler(exported, request.method)(request);
    const told = new Headers(response.headers);
    if (!("content-type" in headers)) told.delete("content-type");
    expect({ status: response.status, headers: Object.fromEntries(told) }).toEqual({ status, headers });
  }
  expect(printed).toEqual(prints);
});

type Handler = (request: Request) => Response | Promise<Response>;

/** What a block exports is an object with `fetch`, a function, or a map of methods. */
function toHandler(exported: Record<string, unknown>, method: string): Handler {
  const app = (exported["default"] ?? exported[method]) as Handler | { fetch: Handler };
  return typeof app === "function" ? app : (request) => app.fetch(request);
}

/** The errors that the compiler finds in all blocks, as strict as users are, in the modules that users write. */
async function check(): Promise<string> {
  const door = (name: string) => [resolve("src", name)];
  const tsconfig = {
    extends: resolve("test/tsconfig.json"),
    compilerOptions: {
      rootDir: "/",
      types: ["node"],
      module: "preserve",
      noUnusedLocals: false, // an example ends where its point is made
      noPropertyAccessFromIndexSignature: false,
      paths: { "withcors": door("index.ts"), "withcors/node": door("node.ts"), "withcors/testing": door("testing.ts") },
    },
    include: ["*.ts"],
  };
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const env = { ...process.env, NO_COLOR: "1" };
  return await promisify(execFile)(resolve("node_modules/.bin/tsc"), ["-p", folder], { env }).then(
    () => "",
    ({ stdout, stderr }: { stdout: string; stderr: string }) =>
      (stdout + stderr).replace(/\S*block-(\d+)\.ts/g, (_, index) => blocks[index]!.name),
  );
}
