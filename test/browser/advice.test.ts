import { describe, expect, test } from "vitest";
import { createBrowser, type FetchFailure } from "../../src/testing.ts";

const APP = "https://app.example.com";
const API = "https://api.example.com";
const THIRD = "https://third.example.net";

/** The advice and the needed value after a fetch that is refused by way of some URLs, each redirecting to the next. */
async function adviceFor(
  page: string | null,
  urls: readonly string[],
  credentials: RequestCredentials,
  allowed: string | null,
) {
  const browser = createBrowser(({ url, headers }) => {
    const next = urls[urls.indexOf(url) + 1];
    const origin = next === undefined ? allowed : headers.get("origin");
    return new Response(null, {
      status: next === undefined ? 200 : 302,
      headers: {
        ...origin !== null && { "access-control-allow-origin": origin, "access-control-allow-credentials": "true" },
        ...next !== undefined && { location: next },
      },
    });
  });
  const error: unknown = await browser.page(page).fetch(urls[0]!, { credentials }).catch((error: unknown) => error);
  const { message, cause } = error as TypeError & { cause: FetchFailure };
  return { kind: cause.kind, needed: cause.needed, problem: message.split(": ")[0], message };
}

describe("after redirects made the origin null", () => {
  const urls = [`${API}/1`, `${THIRD}/2`];
  const why = `the redirect from ${API} to ${THIRD} made the request's origin "null"`;

  test("a request without credentials can go to the last URL itself, or the server sends *", async () => {
    const { kind, needed, message } = await adviceFor(APP, urls, "omit", APP);
    expect([kind, needed]).toEqual(["redirect-origin-null", "*"]);
    expect(message).toBe(
      `The response to GET ${THIRD}/2 has Access-Control-Allow-Origin "${APP}", and ${why}: the page has to fetch ` +
        `${THIRD}/2 itself, or the server has to send "Access-Control-Allow-Origin: *" (CORS check, step 4)`,
    );
  });

  test("a request with credentials can only go to the last URL itself", async () => {
    const { kind, needed, message } = await adviceFor(APP, urls, "include", APP);
    expect([kind, needed]).toEqual(["redirect-origin-null", null]);
    expect(message).toMatch(/: the page has to fetch https:\/\/third\.example\.net\/2 itself \(CORS check, step 4\)$/);
  });

  test("a missing header is called missing, and the origin is explained", async () => {
    const { kind, needed, message } = await adviceFor(APP, urls, "omit", null);
    expect([kind, needed]).toEqual(["allow-origin-missing", "*"]);
    expect(message).toContain(
      `has no Access-Control-Allow-Origin, and ${why}: the page has to fetch ${THIRD}/2 itself`,
    );
  });

  test("the redirect that is named is the first one that left a foreign origin", async () => {
    const { message } = await adviceFor(
      APP,
      [`${APP}/0`, `${API}/1`, `${API}/2`, `${THIRD}/3`, `${APP}/4`],
      "omit",
      APP,
    );
    expect(message).toContain(why);
  });

  test.each(
    [
      ["https to http", APP, [`${API}/1`, "http://third.example.net/2"], "omit"],
      [
        "http with credentials",
        "https://app.example.com",
        ["http://api.example.com/1", "http://third.example.net/2"],
        "include",
      ],
      ["http from a page on http with credentials", "http://app.example.com", [`${API}/1`, `${THIRD}/2`], "include"],
    ] as const,
  )("the page is not sent to the last URL from %s", async (_, page, urls, credentials) => {
    expect((await adviceFor(page, urls, credentials, "https://other.example")).message).not.toContain("itself");
  });

  test("the page is sent to the last URL on loopback, which needs no TLS", async () => {
    const local = ["http://localhost:1/1", "http://127.0.0.1:2/2"];
    const { message } = await adviceFor("http://localhost:3000", local, "include", "http://localhost:3000");
    expect(message).toContain("the page has to fetch http://127.0.0.1:2/2 itself");
  });
});

describe("with credentials", () => {
  test.each([null, "*", APP])("a page with an opaque origin that gets %s has to leave them out", async (allowed) => {
    const { needed, message } = await adviceFor(null, [`${API}/`], "include", allowed);
    expect(needed).toBe(null);
    expect(message).toContain(
      ': the page has to leave out credentials, and the server has to send "Access-Control-Allow-Origin: *"',
    );
  });

  test("Access-Control-Allow-Credentials is not advised beside the origin null", async () => {
    const browser = createBrowser(() => new Response(null, { headers: { "access-control-allow-origin": "null" } }));
    const fetched = browser.page(null).fetch(API, { credentials: "include" });
    await expect(fetched).rejects.toMatchObject({
      message: expect.not.stringContaining("Access-Control-Allow-Credentials: true"),
      cause: { kind: "allow-credentials", needed: null },
    });
  });

  test.each([null, "*", APP])("a page on http that gets %s has to be served over https", async (allowed) => {
    const { needed, message } = await adviceFor("http://app.example.com", [`${API}/`], "include", allowed);
    expect(needed).toBe(null);
    expect(message).toContain(": the page has to be served over https");
    expect(message).not.toContain("Access-Control-Allow-Origin: http:");
  });

  test("a page on http on loopback is allowed like any other", async () => {
    const { needed } = await adviceFor("http://localhost:5173", [`${API}/`], "include", null);
    expect(needed).toBe("http://localhost:5173");
  });
});
