import { existsSync } from "node:fs";
import { basename, dirname } from "node:path/posix";
import { describe, expect, test } from "vitest";
import { type Import, type Source, sources } from "./sources.ts";

const doors = sources.filter(({ path }) => dirname(path) === "src");
const rooms = sources.filter(({ path }) => dirname(path) !== "src");
const inside = (folder: string) => sources.filter(({ path }) => path.startsWith(`src/${folder}/`));

/** `importer -> imported` for every import that breaks a rule. */
function offending(files: Source[], breaks: (target: string, imported: Import) => boolean): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter((imported) => breaks(imported.target, imported)).map(({ target }) => `${path} -> ${target}`)
  );
}

describe("the folders of src/", () => {
  test("hold sources", () => {
    expect(doors.map(({ path }) => path)).toContain("src/index.ts");
    expect(rooms.flatMap(({ imports }) => imports)).not.toEqual([]);
  });

  test("imports name files that exist, with their ending, or modules of Node", () => {
    expect(offending(sources, (target) => !target.startsWith("node:") && !existsSync(target))).toEqual([]);
  });

  test("standard/ imports nothing outside of itself", () => {
    expect(offending(inside("standard"), (target) => !target.startsWith("src/standard/"))).toEqual([]);
  });

  test("server/ and browser/ import nothing but standard/ and themselves", () => {
    for (const half of ["server", "browser"]) {
      const allowed = new RegExp(`^src/(standard|${half})/`);
      expect(offending(inside(half), (target) => !allowed.test(target))).toEqual([]);
    }
  });

  test("node/ imports nothing but standard/, server/, itself and Node", () => {
    const allowed = /^(src\/(standard|server|node)\/|node:)/;
    expect(inside("node")).not.toEqual([]);
    expect(offending(inside("node"), (target) => !allowed.test(target))).toEqual([]);
  });

  test("nothing but its door imports node/", () => {
    const others = sources.filter(({ path }) => !/^src\/node(\.ts$|\/)/.test(path));
    expect(offending(others, (target) => target.startsWith("src/node/"))).toEqual([]);
  });

  test("diagnosis/ imports nothing but standard/, browser/ and itself", () => {
    const allowed = /^src\/(standard|browser|diagnosis)\//;
    expect(offending(inside("diagnosis"), (target) => !allowed.test(target))).toEqual([]);
  });

  test("nothing but the command line imports cli/ or diagnosis/", () => {
    const others = sources.filter(({ path }) => !/^src\/(cli\.ts|cli\/|diagnosis\/)/.test(path));
    expect(offending(others, (target) => /^src\/(cli|diagnosis)\//.test(target))).toEqual([]);
  });

  test("nothing inside imports a door", () => {
    expect(offending(rooms, (target) => dirname(target) === "src")).toEqual([]);
  });

  test("only cli/, node/ and their doors know Node", () => {
    const others = sources.filter(({ path }) => !/^src\/(cli|node)(\/|\.ts$)/.test(path));
    expect(offending(others, (target) => target.startsWith("node:"))).toEqual([]);
  });

  test("no import leads back to its importer, imports of types included", () => {
    const imports = new Map(sources.map(({ path, imports }) => [path, imports]));
    const finished = new Set<string>();
    const cyclesFrom = (path: string, trail: string[]): string[] => {
      if (trail.includes(path)) return [[...trail.slice(trail.indexOf(path)), path].join(" -> ")];
      if (finished.has(path)) return [];
      const cycles = (imports.get(path) ?? []).flatMap(({ target }) => cyclesFrom(target, [...trail, path]));
      finished.add(path);
      return cycles;
    };
    expect([...imports.keys()].flatMap((path) => cyclesFrom(path, []))).toEqual([]);
  });
});

describe("the files of src/", () => {
  test("have names that tell what is in them", () => {
    const vague = /^(utils?|helpers?|common|types|misc|shared)\.ts$/;
    expect(sources.map(({ path }) => path).filter((path) => vague.test(basename(path)))).toEqual([]);
    expect(rooms.map(({ path }) => path).filter((path) => basename(path) === "index.ts")).toEqual([]);
  });

  test("stay under 250 lines", () => {
    expect(sources.filter(({ lines }) => lines >= 250).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });
});
