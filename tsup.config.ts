import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { defineConfig } from "tsup";

const doors = ["index", "node", "testing"];

export default defineConfig({
  entry: [...doors, "cli"].map((door) => `src/${door}.ts`),
  format: "esm",
  target: "es2022",
  clean: true,
  async onSuccess() {
    // tsup's own `dts` needs TypeScript 6; tsc writes the declarations, and a type error fails the build.
    await promisify(execFile)("tsc").catch(({ stdout }: { stdout: string }) => Promise.reject(new Error(stdout)));
    await Promise.all(doors.map(writeTypesForRequire));
  },
});

/**
 * Node can `require` ES modules, but compilers before TypeScript 5.8, and `module: "node16"`, want a CommonJS declaration
 * file for it. This one names what the other declares.
 */
async function writeTypesForRequire(door: string): Promise<void> {
  const source = `import("./${door}.js", { with: { "resolution-mode": "import" } })`;
  const values = Object.entries(await import(new URL(`dist/${door}.js`, import.meta.url).href));
  const lines = values.map(([name, value]) =>
    `export declare const ${name}: typeof ${source}.${name};` +
    (/^class\b/.test(String(value)) ? `\nexport type ${name} = ${source}.${name};` : "")
  );
  const types = `export type * from "./${door}.js" with { "resolution-mode": "import" };`;
  await writeFile(`dist/${door}.d.cts`, [types, ...lines, ""].join("\n"));
}
