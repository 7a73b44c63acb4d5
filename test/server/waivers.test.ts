import { expect, test } from "vitest";
import { type CorsOptions, CorsOptionsError, type CorsWaiver, type Origin, withCors } from "../../src/index.ts";
import { createBrowser } from "../../src/testing.ts";

/** What a page reads with its cookies, or null where the browser refuses. */
async function read(page: string, options: CorsOptions): Promise<string | null> {
  const browser = createBrowser({ "https://api.test": withCors(() => new Response("data"), options) });
  try {
    const response = await browser.page(page).fetch("https://api.test/", { method: "PUT", credentials: "include" });
    return await response.text();
  } catch (error) {
    if (error instanceof CorsOptionsError || !(error instanceof TypeError)) throw error;
    return null;
  }
}

const risks: [CorsWaiver, page: string, origin: Origin | RegExp][] = [
  ["insecure-origin", "http://192.168.1.11:3000", "http://192.168.1.11:3000"],
  ["insecure-origin", "http://a.lan.example", "http://*.lan.example"],
  ["public-suffix", "https://preview-1.vercel.app", "https://*.vercel.app"],
  ["public-suffix", "https://a.co.uk", "https://*.co.uk"],
  ["unanchored-regexp", "https://app.example.com", /^https:\/\/app\.example\.com/],
  ["unanchored-regexp", "http://www.example.com", /\.example\.com$/],
  ["insecure-origin", "http://app.example.com", /^https?:\/\/app\.example\.com$/],
  ["public-suffix", "https://preview.vercel.app", /^https:\/\/[a-z]+\.vercel\.app$/],
];

test.each(risks)("a page whose origin %s was waived for reads the response (%s)", async (waiver, page, origin) => {
  expect(() => withCors(() => new Response(), { origin, credentials: true })).toThrow(`[${waiver}]`);
  const dangerouslyAllow = [waiver];
  expect(await read(page, { origin, credentials: true, dangerouslyAllow })).toBe("data");
  expect(await read("https://elsewhere.test", { origin, credentials: true, dangerouslyAllow })).toBe(null);
  const origins = [origin, "https://other.test"] as const;
  expect(await read(page, { origin: origins, credentials: true, dangerouslyAllow })).toBe("data");
  expect(await read("https://other.test", { origin: origins, credentials: true, dangerouslyAllow })).toBe("data");
});

test("a rule with two risks needs both waivers", async () => {
  const options = { origin: "http://*.github.io", credentials: true } as const;
  for (const [waived, left] of [["insecure-origin", "public-suffix"], ["public-suffix", "insecure-origin"]] as const) {
    expect(() => withCors(() => new Response(), { ...options, dangerouslyAllow: [waived] })).toThrow(
      `[${left}]`,
    );
  }
  const both: CorsOptions = { ...options, dangerouslyAllow: ["insecure-origin", "public-suffix"] };
  expect(await read("http://me.github.io", both)).toBe("data");
});
