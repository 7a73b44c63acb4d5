import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import puppeteer, { type Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { chromium, launchOptions } from "../runtimes/chromium.ts";
import { type Demo, startDemo } from "./start.ts";

const freePorts = { PORT: "0", PAGE_PORT: "0" };

async function originsOf({ lines }: Demo): Promise<{ api: string; page: string }> {
  await vi.waitFor(() => expect(lines.length).toBeGreaterThanOrEqual(2), 10_000);
  const [api = "", page = ""] = lines.map((line) => /http:\S+/.exec(line)?.[0] ?? "");
  return { api, page };
}

describe("the demo", () => {
  test("prints both addresses, and ends by Ctrl-C", async () => {
    const demo = startDemo(freePorts);
    const { api, page } = await originsOf(demo);
    expect(demo.lines).toEqual([expect.stringContaining(`API   ${api}`), expect.stringContaining(`page  ${page}`)]);
    demo.process.kill("SIGINT");
    await expect(demo.ended).resolves.toEqual({ code: 0, errors: "" });
  });

  test.for(["PORT", "PAGE_PORT"])("says in one line that the port of %s is taken, and what to do", async (variable) => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const { code, errors } = await startDemo({ ...freePorts, [variable]: String(port) }).ended;
    other.close();
    expect(code).toBe(1);
    expect(errors).toMatch(RegExp(`^Port ${port} is taken: choose another, as in ${variable}=\\d+ npm start, .*\n$`));
  });

  test.for(["http", "-1", "65536", "80.5"])(
    "says in one line that PORT=%s is no port, and what to write",
    async (port) => {
      const { code, errors } = await startDemo({ ...freePorts, PORT: port }).ended;
      expect(code).toBe(1);
      expect(errors).toMatch(RegExp(`^PORT is "${port}", which is no port: write .*\n$`));
    },
  );
});

// Without Chromium the run says so at its start, and fails in CI.
describe.skipIf(chromium === undefined)("the demo's page in Chromium", () => {
  let demo: Demo;
  let browser: Browser;
  let origins: { api: string; page: string };
  let results: Record<string, Result>;

  beforeAll(async () => {
    demo = startDemo(freePorts);
    [origins, browser] = await Promise.all([originsOf(demo), puppeteer.launch(launchOptions)]);
    const page = await browser.newPage();
    await page.goto(origins.page);
    await page.waitForFunction(() => /done/.test(document.querySelector("[role=status]")!.textContent));
    results = Object.fromEntries(await page.$$eval("article", readResults));
  });

  afterAll(async () => {
    await browser?.close();
    demo?.process.kill("SIGKILL");
  });

  test("a plain GET is sent at once, and its response may be read", () => {
    expect(results["get"]).toEqual({
      outcome: "allowed",
      got: [expect.stringMatching(/^\{"time":".*"\}$/)],
      readable: "content-type",
      exchanges: [{
        kind: "actual",
        request: ["GET /time", `origin: ${origins.page}`],
        response: ["200", "access-control-allow-origin: *", "content-type: application/json"],
      }],
      explanation: [expect.stringMatching(/^allowed: GET /)],
    });
  });

  test("a PUT with a custom header is sent after its preflight", () => {
    expect(results["put"]).toEqual({
      outcome: "allowed",
      got: [`{"saved":"Buy milk","as":"demo-1"}`],
      readable: "content-type, etag",
      exchanges: [preflight("PUT", "access-control-request-headers: x-request-id"), {
        kind: "actual",
        request: ["PUT /note", "content-type: text/plain", `origin: ${origins.page}`, "x-request-id: demo-1"],
        response: [
          "200",
          `access-control-allow-origin: ${origins.page}`,
          "access-control-expose-headers: etag",
          "content-type: application/json",
          `etag: "8"`,
        ],
      }],
      explanation: [expect.stringMatching(/^allowed: preflight for PUT /), expect.stringMatching(/^allowed: PUT /)],
    });
  });

  test("with credentials a cookie is set, and comes back", () => {
    expect(results["credentials"]).toEqual({
      outcome: "allowed",
      got: [`{"visits":1}`, `{"visits":2}`],
      readable: "content-type",
      exchanges: [1, 2].map((visit) => ({
        kind: "actual",
        request: ["GET /visits", ...(visit === 2 ? ["cookie: visits=1"] : []), `origin: ${origins.page}`],
        response: [
          "200",
          "access-control-allow-credentials: true",
          `access-control-allow-origin: ${origins.page}`,
          "content-type: application/json",
          `set-cookie: visits=${visit}; Path=/visits; HttpOnly; SameSite=Lax`,
        ],
      })),
      explanation: [expect.stringMatching(/^allowed: GET /), expect.stringMatching(/^allowed: GET /)],
    });
  });

  test("a response for another origin is kept from the page", () => {
    expect(results["refused-origin"]).toEqual({
      outcome: "refused",
      got: ["TypeError: Failed to fetch"],
      readable: "none",
      exchanges: [{
        kind: "actual",
        request: ["GET /report", `origin: ${origins.page}`],
        response: ["200", "content-type: application/json", "vary: Origin"],
      }],
      explanation: [expect.stringMatching(/^refused: GET .*origin/)],
    });
  });

  test("a method that the preflight refuses is never sent", () => {
    expect(results["refused-method"]).toEqual({
      outcome: "refused",
      got: ["TypeError: Failed to fetch"],
      readable: "none",
      exchanges: [preflight("DELETE")],
      explanation: [expect.stringMatching(/^refused: preflight for DELETE .*method/)],
    });
  });

  test("every request has its line in the terminal, with what was decided and why", async () => {
    const explained = Object.values(results).flatMap(({ explanation }) => explanation);
    const lines = explained.map((text) => `${text.includes(": preflight for ") ? 204 : 200} ${text}`);
    expect(lines).toHaveLength(7);
    await vi.waitFor(() => expect(demo.lines.slice(2)).toEqual(lines));
  });

  const preflight = (method: string, ...headers: string[]) => ({
    kind: "preflight",
    request: [
      "OPTIONS /note",
      ...headers,
      `access-control-request-method: ${method}`,
      `origin: ${origins.page}`,
    ],
    response: [
      "204",
      "access-control-allow-headers: content-type,x-request-id",
      "access-control-allow-methods: GET,PUT",
      `access-control-allow-origin: ${origins.page}`,
      "access-control-max-age: 7200",
      "vary: Origin",
    ],
  });
});

type Result = ReturnType<typeof readResults>[number][1];

/** Runs in the page, so it may use nothing of this file. */
function readResults(articles: HTMLElement[]) {
  return articles.map((article) => {
    const texts = (selector: string, within: Element = article) =>
      [...within.querySelectorAll(selector)].map(({ textContent }) => textContent!);
    return [article.dataset["experiment"]!, {
      outcome: article.dataset["outcome"],
      got: texts(".got p"),
      readable: texts(".readable").join(),
      exchanges: [...article.querySelectorAll<HTMLElement>("[data-kind]")].map((exchange) => ({
        kind: exchange.dataset["kind"],
        request: texts(".request.line, .request.headers li", exchange),
        response: texts(".response.line, .response.headers li", exchange),
      })),
      explanation: texts(".explanation p"),
    }] as const;
  });
}
