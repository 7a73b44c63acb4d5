import { afterEach, describe, expect, test, vi } from "vitest";
import { createBrowser } from "../../src/testing.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Where the constructor of Request drops what only browsers set, as in pages, or takes unknown methods for GET, as in Bun. */
describe("on a runtime whose Request drops", () => {
  const stub = (forget: (init: RequestInit) => RequestInit) =>
    vi.stubGlobal(
      "Request",
      class extends Request {
        constructor(url: string, init: RequestInit = {}) {
          super(url, forget(init));
        }
      },
    );
  const dropping = (init: RequestInit) => {
    const headers = new Headers(init.headers);
    headers.delete("origin");
    return { ...init, headers };
  };

  test.each([
    ["headers", dropping],
    ["methods", (init: RequestInit) => ({ ...init, method: "GET" })],
    ["methods, and throws", (init: RequestInit) => {
      if (init.method === "CHICKEN") throw new TypeError("Invalid HTTP method");
      return init;
    }],
    ["nothing", (init: RequestInit) => init],
  ])("%s, the server and every clone see the request as it was sent", async (_, forget) => {
    stub(forget);
    const seen: unknown[] = [];
    const browser = createBrowser((request) => {
      for (const each of [request, request.clone(), request.clone().clone()]) {
        seen.push([each.method, each.headers.get("origin"), each.headers.get("accept")]);
      }
      return new Response(null, {
        headers: { "access-control-allow-origin": "*", "access-control-allow-methods": "*" },
      });
    });
    await browser.page("https://app.example").fetch("https://api.example", { method: "CHICKEN" });
    expect(seen).toEqual([
      ...Array.from({ length: 3 }, () => ["OPTIONS", "https://app.example", "*/*"]),
      ...Array.from({ length: 3 }, () => ["CHICKEN", "https://app.example", "*/*"]),
    ]);
  });
});
