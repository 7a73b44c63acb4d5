import { delimiter } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const binaries = fileURLToPath(new URL("../../node_modules/.bin", import.meta.url));

/** The environment of somebody at a prompt: that of the test runner would tell a host that it is being tested. */
export function userEnvironment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) =>
    !/^(NODE_ENV|NODE_OPTIONS|TEST|VITEST.*|npm_.*)$/.test(name)
  );
  const path = [binaries, process.env["PATH"]].join(delimiter);
  return { ...Object.fromEntries(own), PATH: path, NO_COLOR: "1", DO_NOT_TRACK: "1", ...more };
}
