import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recognizeServers } from "../../src/diagnosis/servers/catalogue.ts";
import { type Running, versionOf } from "../start-process.ts";
import { applications, installApplications, startApplication } from "./applications.ts";
import { ADMIN, expectFixed, fixOf } from "./fix.ts";
import { startPages } from "./pages.ts";
import { answerOf, outcomeOf } from "./probes.ts";

const hasPython =
  versionOf("/usr/bin/python3", "-c 'import fastapi, uvicorn; print(fastapi.__version__)'") !== undefined;
if (!hasPython) {
  const message = "No FastAPI: apt-get install --no-install-recommends python3-fastapi python3-uvicorn";
  if (process.env["CI"]) throw new Error(message);
  console.warn(`Skipped: ${message}`);
}

let pages: Running;
beforeAll(async () => {
  await installApplications();
  pages = await startPages();
}, 120_000);
afterAll(() => pages?.stop());

describe.each(applications)("$name", (application) => {
  describe.skipIf(application.name === "fastapi" && !hasPython)("as a process", () => {
    test.each(application.mistakes)("$name, it is refused for $kind", async ({ parts, kind, method = "GET" }) => {
      const { port, stop } = await startApplication(application, parts);
      try {
        expect(await outcomeOf(port, ADMIN, "/items", { method, credentials: "include" })).toBe(kind);
      } finally {
        await stop();
      }
    });

    test("with the printed fix, is recognized, shares every answer with listed pages, and none with others", {
      timeout: 60_000,
    }, async () => {
      const { port, stop } = await startApplication(application, fixed(application.name));
      try {
        await expectFixed(port, pages.port);
      } finally {
        await stop();
      }
    });

    test("is recognized by its answers as it is by default", async () => {
      const { port, stop } = await startApplication(application, application.mistakes.at(-1)!.parts);
      try {
        const answers = [await answerOf(port), await answerOf(port, { origin: ADMIN, preflightFor: "PUT" })];
        expect(recognizeServers(answers).map(({ server: { name } }) => name)).toEqual([application.name]);
      } finally {
        await stop();
      }
    });
  });

  /** The whole app is wrapped at its end in Python, and before the routes elsewhere. */
  function fixed(name: string): string[] {
    const parts = fixOf(name, pages.port);
    return name === "fastapi" ? ["", ...parts] : parts;
  }
});
