import { globSync, readFileSync } from "node:fs";
import { join } from "node:path/posix";

export interface Import {
  /** The imported file from the root of the project, or the name of a module that is none of ours. */
  target: string;
}

export interface Source {
  path: string;
  lines: number;
  imports: Import[];
}

const imported =
  /^(?:import|export)(?: type)? [^;"]*? from "(?<name>[^"]+)";|^import "(?<effect>[^"]+)";|\bimport\("(?<late>[^"]+)"\)/gm;

/** Every file below src/ with what it imports, in any way: by name, for its effect, or as it runs. */
export const sources: Source[] = globSync("src/**/*.ts").sort().map((path) => {
  const text = readFileSync(path, "utf8");
  return {
    path,
    lines: text.split("\n").length - 1,
    imports: [...text.matchAll(imported)].map(({ groups: { name, effect, late } = {} }) => {
      const specifier = name ?? effect ?? late ?? "";
      return { target: specifier.startsWith(".") ? join(path, "..", specifier) : specifier };
    }),
  };
});
