import { existsSync } from "node:fs";
import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/index.ts", "src/testing.ts"].filter((door) => existsSync(door)),
  format: "esm",
  target: "es2022",
  clean: true,
  // tsup's own `dts` needs TypeScript 6; tsc writes the declarations, and a type error fails the build.
  onSuccess: "tsc",
});
