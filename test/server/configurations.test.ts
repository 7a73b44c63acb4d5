import { describe, expect, test } from "vitest";
import { type CorsOptions, withCors } from "../../src/index.ts";
import { createBrowser } from "../../src/testing.ts";
import { CONFIGURATIONS } from "./configurations.ts";
import { followAll } from "./follow-advice.ts";
import { issuesOf, messagesOf } from "./issues.ts";

const STRANGER = "https://stranger.example";

/** Whether a page reads a response, with cookies if the policy has credentials. */
async function reads(origin: string, options: CorsOptions): Promise<boolean> {
  const browser = createBrowser({ "https://api.test": withCors(() => new Response("data"), options) });
  const page = browser.page(origin === "null" ? null : origin);
  const credentials = options.credentials === true ? "include" : "omit";
  return page.fetch("https://api.test/", { credentials }).then(() => true, () => false);
}

test("there are at least as many configurations as were measured once, each with a name of its own", () => {
  expect(CONFIGURATIONS.length).toBeGreaterThanOrEqual(119);
  expect(new Set(CONFIGURATIONS.map(({ name }) => name)).size).toBe(CONFIGURATIONS.length);
});

describe("a configuration of an application", () => {
  test.each(CONFIGURATIONS)("is right at once, or after its messages: $name", async ({ options, allowed, isRight }) => {
    const issues = issuesOf(options);
    expect(issues.length === 0, messagesOf(options).join("\n")).toBe(isRight);
    const followed = followAll(options, issues) as CorsOptions;
    expect(messagesOf(followed)).toEqual([]);
    for (const origin of allowed) expect([origin, await reads(origin, followed)]).toEqual([origin, true]);
    expect(await reads(STRANGER, followed)).toBe(allowed.includes("null"));
  });
});
