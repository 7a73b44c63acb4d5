import { fileURLToPath } from "node:url";

export type Runtime = "node" | "deno" | "bun";

const binary = (name: Runtime) => fileURLToPath(new URL(`../../node_modules/.bin/${name}`, import.meta.url));

/** How each runtime is told to run a file: the versions that the project is tested with. */
export const runtimes: Readonly<Record<Runtime, readonly [string, ...string[]]>> = {
  node: [binary("node")],
  deno: [binary("deno"), "run", "-A", "--quiet"],
  bun: [binary("bun")],
};
