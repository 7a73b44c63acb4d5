import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import type { Diagnosis } from "../../src/diagnosis/diagnosis.ts";
import { headlineOf } from "../../src/diagnosis/headline.ts";
import { places, serve, toPage } from "./in-memory.ts";
import { type KindScenario, kindScenarios } from "./kind-scenarios.ts";

async function diagnoseRow(row: KindScenario, send = false): Promise<Diagnosis> {
  return await diagnose({ page: toPage(row), transport: serve(row).transport, send });
}

describe("a diagnosis names what is wrong", () => {
  test.each(kindScenarios)("$name", async (row) => {
    const { failures, verdict, engines } = await diagnoseRow(row);
    const [first] = failures;
    expect(failures.map(({ kind }) => kind)).toEqual(row.kinds);
    expect(verdict).toBe(row.kinds.length > 0 ? "not-shared" : "shared");
    const today = row.kinds.length === 0 || row.isPassedToday ? "shared" : "not-shared";
    expect(engines).toEqual({ chromium: today, firefox: today, webkit: today });
    expect(first?.names.firefox).toEqual(row.firefox ?? (first === undefined ? undefined : null));
  });
});

describe("a diagnosis goes on behind the first failure", () => {
  /** A server with every fault that a request can meet at once. */
  const faulty = {
    request: { headers: { "x-a": "1", "x-b": "2" }, credentials: "include" },
    answers: ({ page, third }) => ({
      preflight: [
        405,
        [
          "Access-Control-Allow-Origin: *",
          "Access-Control-Allow-Methods: GET;PUT",
          "Access-Control-Allow-Headers: x-a x-b",
        ],
        "no OPTIONS here",
      ],
      actual: [302, [`Access-Control-Allow-Origin: ${page}/`, `Location: ${third}`]],
      third: [503, ["Access-Control-Allow-Headers: content-type"]],
    }),
  } satisfies Pick<KindScenario, "request" | "answers">;

  test("and lists what a browser would meet one by one, in its order", async () => {
    const { failures, exchanges } = await diagnose({
      page: toPage(faulty),
      transport: serve(faulty).transport,
      send: false,
    });
    expect(failures.map(({ kind, exchange }) => `${exchange} ${kind}`)).toEqual([
      "0 preflight-status",
      "0 allow-origin-wildcard-credentials",
      "0 allow-credentials",
      "0 allow-methods-syntax",
      "0 allow-headers-syntax",
      "1 allow-origin-mismatch",
      "1 allow-credentials",
      "2 preflight-status",
      "2 allow-origin-missing",
      "2 allow-credentials",
      "2 header-not-allowed",
      "3 allow-origin-missing",
      "3 allow-credentials",
    ]);
    expect(exchanges.map(({ isSentByBrowsers }) => isSentByBrowsers)).toEqual([true, false, false, false]);
  });

  test("and sends each request once, and nothing that can change something", async () => {
    const { transport, requests } = serve(faulty);
    const page = { ...toPage(faulty), method: "PUT" };
    const { unsent, verdict } = await diagnose({ page, transport, send: false });
    expect(requests.map(({ method }) => method)).toEqual(["OPTIONS"]);
    expect(unsent).toEqual({ method: "PUT", url: places.api });
    expect(verdict).toBe("not-shared");
  });
});

describe("a request that can change something", () => {
  const row: Pick<KindScenario, "answers"> = {
    answers: ({ page }) => ({
      preflight: [204, [`Access-Control-Allow-Origin: ${page}`, "Access-Control-Allow-Methods: PUT"]],
      actual: [200, [`Access-Control-Allow-Origin: ${page}`]],
    }),
  };

  test.each([
    ["PUT", false, ["OPTIONS"], "preflight-allowed"],
    ["PUT", true, ["OPTIONS", "PUT"], "shared"],
    ["POST", false, [], "not-sent"],
    ["POST", true, ["POST"], "shared"],
    ["GET", false, ["GET"], "shared"],
    ["HEAD", false, ["HEAD"], "shared"],
  ])("%s, with send %s, sends %j", async (method, send, sent, verdict) => {
    const { transport, requests } = serve(row);
    const diagnosis = await diagnose({ page: { ...toPage({}), method }, transport, send });
    expect(requests.map(({ method }) => method)).toEqual(sent);
    expect(diagnosis.verdict).toBe(verdict);
  });
});

describe("credentials", () => {
  const row: Pick<KindScenario, "answers"> = {
    answers: ({ page, third }) => ({
      preflight: [
        204,
        [
          `Access-Control-Allow-Origin: ${page}`,
          "Access-Control-Allow-Credentials: true",
          "Access-Control-Allow-Headers: authorization",
        ],
      ],
      actual: [302, [
        `Access-Control-Allow-Origin: ${page}`,
        "Access-Control-Allow-Credentials: true",
        `Location: ${third}`,
      ]],
      third: [200],
    }),
  };
  const page = {
    ...toPage({ request: { headers: { authorization: "Bearer secret" }, credentials: "include" } }),
    cookie: "sid=secret",
  };

  test("go with requests of the page to the host of its URL, never with a preflight or to another host", async () => {
    const { transport, requests } = serve(row);
    await diagnose({ page, transport, send: false });
    const secrets = requests.map(({ method, url, headers }) => [
      method,
      new URL(url).host,
      headers.filter(([name]) => name === "Cookie" || name === "Authorization").map(([name]) => name),
    ]);
    expect(secrets).toEqual([
      ["OPTIONS", "api.localhost:8000", []],
      ["GET", "api.localhost:8000", ["Authorization", "Cookie"]],
      ["GET", "third.localhost:8000", []],
    ]);
  });

  test("stay at home where the page does not include them", async () => {
    const { transport, requests } = serve(row);
    await diagnose({ page: { ...page, headers: [], credentials: "same-origin" }, transport, send: false });
    expect(requests.flatMap(({ headers }) => headers).filter(([name]) => name === "Cookie")).toEqual([]);
  });
});

describe("where no value is safe to send", () => {
  const silent: Pick<KindScenario, "answers"> = { answers: () => ({ preflight: [204], actual: [200] }) };
  const include = { ...toPage({}), credentials: "include" } as const;

  test.each([
    ["a page with an opaque origin", { ...include, origin: "null" }],
    ["a page over http, with cookies", { ...include, origin: "http://app.example.com", method: "PUT" }],
  ])("a diagnosis still goes on, and advises none: %s", async (_, page) => {
    const { failures } = await diagnose({ page, transport: serve(silent).transport, send: true });
    expect(failures.map(({ kind }) => kind).slice(0, 2)).toEqual(["allow-origin-missing", "allow-credentials"]);
    expect(failures.map(({ needed }) => needed).slice(0, 2)).toEqual([null, null]);
    expect(JSON.stringify(failures)).not.toContain("Access-Control-Allow-Origin: null");
  });

  test("a page that cannot make its request is told so, and nothing is sent", async () => {
    const { transport, requests } = serve(silent);
    const { failures, verdict } = await diagnose({ page: { ...include, method: "TRACE" }, transport, send: true });
    expect(failures.map(({ kind, exchange }) => [kind, exchange])).toEqual([["method-forbidden", null]]);
    expect(verdict).toBe("not-shared");
    expect(requests).toEqual([]);
  });

  test("an origin that is not one is an error of the caller", async () => {
    await expect(diagnose({ page: { ...include, origin: "app" }, transport: serve(silent).transport, send: true }))
      .rejects.toThrow();
  });
});

describe("a request that gets no answer", () => {
  test.each([
    [{ code: "ECONNREFUSED", message: "connect ECONNREFUSED 127.0.0.1:1" }, "refuses the connection"],
    [{ code: "", message: "" }, "api.localhost:8000"],
    [{ message: "no idea" }, "no idea"],
  ])("%j is not reached", async (problem, told) => {
    const transport = () => Promise.reject(Object.assign(new Error(problem.message), problem));
    const diagnosis = await diagnose({ page: toPage({}), transport, send: false });
    expect(diagnosis.verdict).toBe("unreachable");
    expect(diagnosis.engines).toEqual({ chromium: "unreachable", firefox: "unreachable", webkit: "unreachable" });
    expect(diagnosis.failures.map(({ kind }) => kind)).toEqual(["unreachable"]);
    expect(headlineOf(diagnosis)).toContain(told);
  });
});
