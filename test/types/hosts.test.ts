import process from "node:process";
import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

// Each host brings global types of its own, that go neither with another's nor with those of the other tests.
const bun = fileURLToPath(new URL("./hosts/bun/handlers.ts", import.meta.url));
const deno = fileURLToPath(new URL("./hosts/deno/handlers.ts", import.meta.url));
const node = fileURLToPath(new URL("./hosts/node/testing.ts", import.meta.url));
const workers = fileURLToPath(new URL("./hosts/workers/handlers.ts", import.meta.url));

test.for([
  ["Node, without the DOM library", "tsc", "-p", dirname(node)],
  ["Bun", "tsc", "-p", dirname(bun)],
  ["Deno", "deno", "check", "--quiet", deno, join(dirname(deno), "testing.ts")],
  ["Cloudflare Workers", "tsc", "-p", dirname(workers)],
] as [string, string, ...string[]][])(
  "handlers and pages keep their types among the types of %s",
  async ([, command, ...options]) => {
    await expect(check(command, options)).resolves.toBe("");
  },
);

/** The errors that a type checker finds. */
async function check(command: string, options: string[]): Promise<string> {
  const env = { ...process.env, NO_COLOR: "1" };
  return await promisify(execFile)(command, options, { env }).then(
    () => "",
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  );
}
