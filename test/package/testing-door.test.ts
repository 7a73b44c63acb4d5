import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const source = (door: string) => JSON.stringify(new URL(`../../src/${door}.ts`, import.meta.url).href);
const bin = (name: string) => join("node_modules", ".bin", name);

const imports = `
import assert from "node:assert/strict";
import { withCors } from ${source("index")};
import { createBrowser } from ${source("testing")};`;

/** A policy tested in ten lines, whatever runs them. */
const policyTest = (origin: string) => `
const api = withCors(() => Response.json({ ok: true }), { origin: "${origin}" });
const browser = createBrowser({ "https://api.example.com": api });
const save = (origin) => browser.page(origin).fetch("https://api.example.com/items", { method: "PUT" });

const response = await save("https://app.example.com");
assert.deepEqual(await response.json(), { ok: true });
await save("https://app.example.com");
assert.deepEqual(browser.exchanges.map(({ kind }) => kind), ["preflight", "actual", "actual"]);
await assert.rejects(save("https://evil.example"), TypeError);`;

const runners: [name: string, register: (body: string) => string, command: string, ...options: string[]][] = [
  [
    "node:test",
    (body) => `import test from "node:test"; test("policy", async () => {${body}});`,
    process.execPath,
    "--test",
  ],
  ["bun test", (body) => `import { test } from "bun:test"; test("policy", async () => {${body}});`, bin("bun"), "test"],
  [
    "Deno.test",
    (body) => `Deno.test("policy", async () => {${body}});`,
    bin("deno"),
    "test",
    "--allow-read",
    "--no-check",
  ],
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "withcors-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe.each(runners)("under %s", (name, register, command, ...options) => {
  /** The exit code of a run of the test. */
  async function run(origin: string): Promise<number> {
    const file = join(folder, `${name.replace(/\W/g, "-")}-${origin.length}.test.mjs`);
    await writeFile(file, imports + register(policyTest(origin)));
    return await promisify(execFile)(command, [...options, file]).then(() => 0, ({ code }) => code);
  }

  test("a test of a policy passes", async () => {
    expect(await run("https://app.example.com")).toBe(0);
  });

  test("and fails with another policy", async () => {
    expect(await run("https://other.example.com")).toBe(1);
  });
});
