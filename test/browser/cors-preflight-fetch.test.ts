import { describe, expect, test } from "vitest";
import { createBrowser } from "../../src/testing.ts";

const PAGE = "https://app.example";

/** Credentials, the methods and header names that are allowed, the method and the header that are used, whether it passes. */
describe("a * in a preflight response", () => {
  test.each(
    [
      // Without credentials it stands for everything.
      ["omit", "get", "x-test", "GET", "X-Test", true],
      ["omit", "*", "x-test", "SUPER", "X-Test", true],
      ["omit", "*", "*", "OK", "X-Test", true],
      // With credentials it does not.
      ["include", "*", "*", "OK", "X-Test", false],
      ["include", "*", "", "PUT", null, false],
      ["include", "get", "*", "GET", "X-Test", false],
      ["include", "*", "*", "GET", "X-Test", false],
      ["include", "put", "*", "PUT", null, false],
      ["include", "PUT", "*", "PUT", null, true],
      // But it is a method and a header name like any other.
      ["include", "*", "*", "*", "*", true],
    ] as const,
  )("with credentials %s, the methods %j and the headers %j allow %s with %s: %s", async (...row) => {
    const [credentials, methods, names, method, name, passes] = row;
    const browser = createBrowser(() =>
      new Response(null, {
        headers: {
          "access-control-allow-origin": PAGE,
          "access-control-allow-credentials": "true",
          "access-control-allow-methods": methods,
          "access-control-allow-headers": names,
        },
      })
    );
    const headers: [string, string][] = name === null ? [] : [[name, "1"]];
    const fetched = browser.page(PAGE).fetch("https://api.example", { method, headers, credentials });
    expect(await fetched.then(() => true, () => false)).toBe(passes);
    expect(browser.exchanges.map(({ kind }) => kind)).toEqual(passes ? ["preflight", "actual"] : ["preflight"]);
  });
});

test("a stream as a body needs its method in a list only if there is one, and not if it is safelisted", async () => {
  const send = async (method: string, allowed: Record<string, string>) => {
    const headers = { "access-control-allow-origin": "*", ...allowed };
    const init = { method, body: new Response("x").body, duplex: "half" } as RequestInit;
    const page = createBrowser(() => new Response(null, { headers })).page(PAGE);
    return await page.fetch("https://api.example", init).then(() => true, () => false);
  };
  expect(await send("PUT", {})).toBe(true);
  expect(await send("PUT", { "access-control-allow-methods": "DELETE" })).toBe(false);
  expect(await send("POST", { "access-control-allow-methods": "DELETE" })).toBe(true);
});
