import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withcors } from "./run.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "withcors-explain-"));
  await mkdir(join(folder, "node_modules"));
  await symlink(resolve("."), join(folder, "node_modules/withcors"));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the command prints of a module. */
async function explain(source: string, ...args: string[]) {
  const file = join(folder, "cors.mjs");
  await writeFile(file, source);
  const { code, stdout, stderr } = await withcors(["explain", file, ...args]);
  return { code, stdout: stdout.replaceAll(file, "cors.mjs"), stderr: stderr.replaceAll(file, "cors.mjs") };
}

const POLICY =
  `{ origin: "https://app.example.com", credentials: true, methods: ["PUT"], allowedHeaders: ["x-token"] }`;
const HANDLER = `() => { throw new Error("the handler ran") }`;

const SINGLE = `
  preflight for PUT from https://app.example.com: 204, with
    Access-Control-Allow-Credentials: true
    Access-Control-Allow-Headers: x-token
    Access-Control-Allow-Methods: PUT
    Access-Control-Allow-Origin: https://app.example.com
    Access-Control-Max-Age: 7200
    Vary: Origin

  GET from https://app.example.com: the handler's answer, with
    Access-Control-Allow-Credentials: true
    Access-Control-Allow-Origin: https://app.example.com

  preflight for PUT from https://stranger.example: 403, with
    Vary: Origin
`;

describe("withcors explain prints what goes on the wire, and runs no handler:", () => {
  test.each([
    ["options", `export default ${POLICY}`],
    ["a policy of createCors", `import { createCors } from "withcors"; export const cors = createCors(${POLICY})`],
    ["a wrapped handler", `import { withCors } from "withcors"; export default withCors(${HANDLER}, ${POLICY})`],
    [
      "a wrapped handler",
      `import { withCors } from "withcors"; export default withCors({ fetch: ${HANDLER} }, ${POLICY})`,
    ],
    [
      "a wrapped handler",
      `import { withCors } from "withcors"; export const { PUT, OPTIONS } = withCors({ PUT: ${HANDLER} }, ${POLICY})`,
    ],
  ])("%s, %s", async (description, source) => {
    const { code, stdout, stderr } = await explain(source);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n")[0]).toBe(`cors.mjs: ${description}`);
    expect(stdout).toContain(SINGLE);
  });

  test("a policy that is chosen for each request, for the origins that are asked about", async () => {
    const source = `import { withCors } from "withcors"; export default withCors(${HANDLER}, () => (${POLICY}))`;
    const { stdout } = await explain(source, "--origin", "https://app.example.com", "--origin", "null");
    expect(stdout).toContain("cors.mjs: a wrapped handler whose policy is chosen for each request\n");
    expect(stdout).toContain("GET from null: the handler's answer, with\n    Vary: Origin\n");
  });
});

test("withcors explain describes a policy in words", async () => {
  const { stdout } = await explain(`export default {
    origin: ["https://*.example.org:*", /^https:\\/\\/pr-\\d+\\.example\\.com$/, function isTenant() { return true; }],
    exposedHeaders: ["etag"], maxAge: 60, enforce: true, vary: ["X-Tenant"],
  }`);
  expect(stdout.split("\n\n")[1]).toBe([
    "  Who may read  https://*.example.org:*  (sub-domains at any depth, never https://example.org itself; any port, or none)",
    "                what /^https:\\/\\/pr-\\d+\\.example\\.com$/ matches",
    "                what isTenant() returns true for",
    "  With cookies  no: answers to requests with credentials are not shared",
    "  Methods       GET, HEAD, POST, PUT, PATCH, DELETE",
    "  Headers       any, Authorization included",
    "  Exposed       etag",
    "  Preflights    answered 204, and kept for 60 s at most",
    "  Refused       403 before the handler runs",
    "  Caches        one entry for each URL and origin, by Vary: Origin, X-Tenant",
  ].join("\n"));
});

test("withcors explain lists every mistake in the options, and exits 1", async () => {
  const { code, stdout } = await explain(`export default { origin: "https://app.example.com/", maxAge: -1 }`);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^2 mistakes in the options of cors\.mjs\n\n/);
  expect(stdout).toMatch(/^ {2}withcors: origin "https:\/\/app\.example\.com\/" .*\]$/m);
  expect(stdout).toMatch(/^ {2}withcors: maxAge -1 /m);
});

test.each<[name: string, source: string, code: number, message: string]>([
  [
    "exports nothing about CORS",
    "export default 1",
    2,
    "withcors: cors.mjs has no options, policy or wrapped handler of this withcors as a default export, cors or options: " +
    "--export names another\n",
  ],
  ["throws", `throw new Error("no database")`, 3, "withcors: cors.mjs cannot be imported: no database\n"],
])("withcors explain says so in one line where a module %s", async (_, source, code, message) => {
  expect(await explain(source)).toEqual({ code, stdout: "", stderr: message });
});

test.each([
  ["bun/main.ts", []],
  ["srvx/main.ts", []],
  ["api.ts", ["--export", "policy"]],
])("withcors explain reads examples/%s", async (path, args) => {
  await cp("examples", join(folder, "examples"), { recursive: true, filter: (file) => !file.includes("node_modules") });
  const { code, stdout, stderr } = await withcors(["explain", join(folder, "examples", path), ...args]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/GET from https:\/\/app\.example\.com: the handler's answer, with\n {4}Access-Control-Allow-/);
});
