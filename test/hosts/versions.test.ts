import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(path, "utf8");
const root: Manifest = JSON.parse(read("package.json"));

const hosts = readdirSync("examples").filter((host) => existsSync(`examples/${host}/package.json`));

const [tableOfHosts = ""] = read("examples/README.md").split("\n## ");

/** The last cell of each row of the table of hosts, by the folder that the first one links to. */
const versions = new Map(
  [...tableOfHosts.matchAll(/^\| \[.*?\]\((.*?)\) .*\| ([^|]*?) *\|$/gm)].map((
    [, host, cell],
  ) => [host, cell]),
);

test.for(hosts)("the table of examples names the versions that %s is tested with", (host) => {
  const cell = versions.get(host);
  expect(cell, `a row for ${host} in examples/README.md`).toBeDefined();
  const installed = { ...lowerCase(root.devDependencies), ...packagesOf(host) };
  const named = cell!.split(", ").map((one) => one.toLowerCase().split(" "));
  for (const [name, version] of named) expect(`${name} ${version}`).toBe(`${name} ${installed[name!]}`);
});

test.for(hosts)("%s names exact versions, and the package as users name it", (host) => {
  const { withcors, ...others } = packagesOf(host);
  expect(withcors).toBe(root.version);
  expect(Object.values(others).filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

interface Manifest {
  version: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

function packagesOf(host: string): Record<string, string> {
  const { dependencies, devDependencies }: Manifest = JSON.parse(read(`examples/${host}/package.json`));
  return { ...dependencies, ...devDependencies };
}

function lowerCase(packages: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(packages).map(([name, version]) => [name.toLowerCase(), version]));
}
