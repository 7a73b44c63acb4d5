import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium, launchOptions } from "../runtimes/chromium.ts";
import { installExample, typeErrors } from "./package.ts";
import { type Host, startExample } from "./start.ts";

// Without Chromium the run says so at its start, and fails in CI.
describe.skipIf(chromium === undefined)(
  "examples/service-worker, in Chromium",
  () => {
    let folder: string;
    let host: Host;
    let other: Server;
    let browser: Browser;
    let page: Page;
    const reachedOther: string[] = [];

    beforeAll(async () => {
      folder = await installExample("service-worker");
      host = await startExample(folder, "start");
      other = createServer((request, response) => {
        reachedOther.push(
          `${request.method} ${request.url} from ${request.headers.origin}`,
        );
        if (request.url === "/api/open") {
          response.setHeader("Access-Control-Allow-Origin", "*");
        }
        response.setHeader("X-Hidden", "1").end("over the network");
      });
      await once(other.listen(0, "127.0.0.1"), "listening");
      browser = await puppeteer.launch(launchOptions);
      page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${host.port}/`);
      await page.waitForSelector("[data-done]");
    }, 180_000);

    afterAll(async () => {
      await browser?.close();
      other?.close();
      await host?.stop();
    });

    const ask = (url: string, init?: RequestInit) => page.evaluate(fetchInPage, url, init);
    const fromOther = (path: string, init?: RequestInit) =>
      ask(
        `http://127.0.0.1:${(other.address() as AddressInfo).port}${path}`,
        init,
      );

    test("the page shows what the worker answers, under both names", async () => {
      expect(await page.$eval("pre", ({ textContent }) => textContent)).toBe(
        '/api/items: basic, ["apple","pear"]\nhttps://api.example.com/api/items: basic, ["apple","pear"]\n',
      );
    });

    test.for(["", "https://api.example.com"])(
      "%s/api/items: every header can be read, and none grants",
      async (server) => {
        expect(await ask(`${server}/api/items`)).toEqual({
          type: "basic",
          status: 200,
          body: '["apple","pear"]',
          headers: ["content-type", "vary", "x-request-id"],
        });
      },
    );

    test("a request that would need a preflight reaches the handler without one", async () => {
      const init = {
        method: "PUT",
        body: "1",
        headers: { "content-type": "application/json", "x-unlisted": "1" },
      };
      expect(await ask("https://api.example.com/api/items", init))
        .toMatchObject({ status: 200, body: '{"saved":1}' });
    });

    test("a handler that throws is answered by onError", async () => {
      expect(await ask("/api/broken")).toMatchObject({
        status: 500,
        body: '{"error":"out of order"}',
      });
    });

    test("a worker sets no cookies", async () => {
      expect(await ask("/api/session", { method: "POST" })).toMatchObject({
        status: 200,
        body: '{"user":"ada"}',
      });
      expect(await page.evaluate(() => document.cookie)).toBe("");
    });

    test("what the worker gets over the network is up to the other server's CORS headers", async () => {
      const origin = `http://127.0.0.1:${host.port}`;
      reachedOther.length = 0;
      expect(await fromOther("/api/open")).toMatchObject({
        type: "basic",
        status: 200,
        body: "over the network",
      });
      expect((await fromOther("/api/open")).headers).not.toContain("x-hidden");
      // The fetch of the worker rejects, and so onError answers.
      const refused = { status: 500, body: '{"error":"out of order"}' };
      expect(await fromOther("/api/closed")).toMatchObject(refused);
      expect(await fromOther("/api/open", { method: "PUT" })).toMatchObject(
        refused,
      );
      expect(reachedOther).toEqual([
        `GET /api/open from ${origin}`,
        `GET /api/open from ${origin}`,
        `GET /api/closed from ${origin}`,
        `OPTIONS /api/open from ${origin}`,
      ]);
    });

    test("an opaque response passes, and stays opaque", async () => {
      expect(await fromOther("/api/closed", { mode: "no-cors" })).toEqual({
        type: "opaque",
        status: 0,
        body: "",
        headers: [],
      });
    });

    test("types hold without a cast", { timeout: 60_000 }, async () => {
      expect(await typeErrors(folder)).toBe("");
    });
  },
);

interface Outcome {
  type?: ResponseType;
  status?: number;
  body?: string;
  headers?: string[];
  error?: string;
}

/** Runs in the page, so it may use nothing of this file. */
async function fetchInPage(url: string, init?: RequestInit): Promise<Outcome> {
  try {
    const response = await fetch(url, init);
    const { type, status, headers } = response;
    return {
      type,
      status,
      headers: [...headers.keys()],
      body: await response.text(),
    };
  } catch (error) {
    return { error: String(error) };
  }
}
