import { expect, test } from "vitest";
import { createBrowser } from "../../src/testing.ts";

const API = "https://api.example.com";

test.each([
  ["https://app.example.com", API, "same-site", true],
  ["https://app.example.com:8443", API, "same-site", true],
  ["http://app.example.com", API, "same-site", false],
  ["http://app.example.com", "http://api.example.com", "same-site", true],
  ["https://app.example.com", "http://api.example.com", "same-site", true],
  ["https://example.net", API, "same-site", false],
  [null, API, "same-site", false],
  ["https://app.example.com", API, "same-origin", false],
  [null, API, "same-origin", false],
  ["https://app.example.com", API, "cross-origin", true],
  [null, API, "cross-origin", true],
])("a no-cors request of %s to %s passes with %s: %s", async (page, url, policy, passes) => {
  const headers = { "cross-origin-resource-policy": policy };
  const fetched = createBrowser(() => new Response(null, { headers })).page(page).fetch(url, { mode: "no-cors" });
  expect(await fetched.then(({ type }) => type, ({ cause }) => cause.algorithm)).toBe(
    passes ? "opaque" : "cross-origin resource policy check",
  );
});

test("same-origin lets a page read its own origin, even where a redirect made the response opaque", async () => {
  const page = "https://app.example.com";
  const browser = createBrowser({
    [API]: () => new Response(null, { status: 302, headers: { location: page } }),
    [page]: () => new Response(null, { headers: { "cross-origin-resource-policy": "same-origin" } }),
  });
  expect((await browser.page(page).fetch(API, { mode: "no-cors" })).type).toBe("opaque");
});
