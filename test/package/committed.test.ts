import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { describe, expect, test } from "vitest";
import { VERSION } from "../../src/cli/version.ts";
import { HOMEPAGE } from "../../src/diagnosis/homepage.ts";

// The repository may belong to another user than the one who tests, as in CI's containers: git refuses those unasked.
const git = (...command: string[]) => execFileSync("git", ["-c", "safe.directory=*", ...command], { encoding: "utf8" });
const files = git("ls-files", "-z").split("\0").filter(Boolean);
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));

describe("what is committed", () => {
  test("tells npm and JSR the same version", () => {
    expect(json("deno.json").version).toBe(json("package.json").version);
    expect(json("package-lock.json").version).toBe(json("package.json").version);
    expect(VERSION).toBe(json("package.json").version);
  });

  test("tells npm and JSR the same doors", () => {
    const { exports, bin } = json("package.json");
    // A package has its command line in `bin`; JSR knows doors only.
    const sources = Object.entries<{ default: string }>({ ...exports, "./cli": { default: `./${bin.withcors}` } })
      .filter(([door]) => !door.endsWith(".json"))
      .map(([door, { default: target }]) => [door, target.replace("dist", "src").replace(/js$/, "ts")]);
    expect(json("deno.json").exports).toEqual(Object.fromEntries(sources));
  });

  test("tells npm and the command line the same homepage", () => {
    const { homepage, repository, bugs } = json("package.json");
    expect([homepage, repository.url, bugs]).toEqual([HOMEPAGE, `git+${HOMEPAGE}.git`, `${HOMEPAGE}/issues`]);
  });

  test("names no folder of the machine it was written on", () => {
    const here = [process.cwd(), homedir()].map((folder) => `${folder}/`);
    const deleted = new Set(git("ls-files", "-z", "--deleted").split("\0"));
    const existing = files.filter((file) => !deleted.has(file));
    expect(existing).not.toEqual([]);
    expect(existing.filter((file) => here.some((folder) => readFileSync(file).includes(folder)))).toEqual([]);
  });

  test("names no registry, so that every contributor installs from their own", () => {
    const locks = files.filter((file) => file.endsWith("package-lock.json"));
    const packages = locks.flatMap((lock) => Object.values<{ resolved?: string }>(json(lock).packages));
    expect(packages.map(({ resolved }) => resolved).filter((resolved) => resolved?.startsWith("http"))).toEqual([]);
  });
});
