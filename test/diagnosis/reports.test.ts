import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import type { Diagnosis } from "../../src/diagnosis/diagnosis.ts";
import { fixesOf, recognizeIn } from "../../src/diagnosis/fixes.ts";
import { documentOf, HOMEPAGE } from "../../src/diagnosis/homepage.ts";
import { toJsonReport } from "../../src/diagnosis/json-report.ts";
import type { PageRequest } from "../../src/diagnosis/page-request.ts";
import { hideSecrets } from "../../src/diagnosis/secrets.ts";
import { places, serve, toPage } from "./in-memory.ts";
import type { KindScenario, Reply } from "./kind-scenarios.ts";

const { page } = places;

async function answered(
  preflight: Reply,
  request: KindScenario["request"],
  changes: Partial<PageRequest> = {},
): Promise<Diagnosis> {
  const row = { answers: () => ({ preflight }), ...request !== undefined && { request } };
  return await diagnose({ page: { ...toPage(row), ...changes }, transport: serve(row).transport, send: false });
}

const refused: Reply = [
  403,
  [
    "Server: nginx/1.22.1",
    "X-Powered-By: Express",
    "Access-Control-Allow-Methods: GET, DELETE",
    "Access-Control-Allow-Headers: X-A X-B",
  ],
  "Forbidden",
];
const request: KindScenario["request"] = { method: "put", headers: { "x-token": "1" }, credentials: "include" };

describe("the fix", () => {
  test("is for the servers that show, and allows what the request needs and what was allowed", async () => {
    const fixes = fixesOf(await answered(refused, request), null);
    expect(fixes.map(({ server, evidence }) => [server.name, evidence])).toEqual([
      ["express", "X-Powered-By: Express"],
      ["nginx", "Server: nginx/1.22.1"],
    ]);
    expect(fixes[0]!.parts.map(({ text }) => text).join("\n")).toBe(`app.use(cors({
  origin: ["${page}"],
  methods: ["GET", "DELETE", "PUT"],
  allowedHeaders: ["x-token"],
  credentials: true,
  maxAge: 7200,
}));`);
  });

  test("is for the servers that are named, whoever shows", async () => {
    const diagnosis = await answered(refused, request);
    expect(fixesOf(diagnosis, ["caddy", "nginx"]).map(({ server, evidence }) => [server.name, evidence])).toEqual([
      ["nginx", "Server: nginx/1.22.1"],
      ["caddy", null],
    ]);
    expect(fixesOf(diagnosis, ["all"]).length).toBeGreaterThan(20);
    expect(fixesOf(diagnosis, [])).toEqual([]);
  });

  test("never names an opaque origin", async () => {
    expect(fixesOf(await answered(refused, request, { origin: "null" }), ["all"])).toEqual([]);
  });

  test("of no answer is for nobody", async () => {
    const diagnosis = await diagnose({
      page: toPage({}),
      transport: () => Promise.reject(new Error("down")),
      send: false,
    });
    expect(recognizeIn(diagnosis)).toEqual([]);
    expect(fixesOf(diagnosis, null)).toEqual([]);
  });
});

describe("the JSON report", () => {
  test("has everything, in the form of version 1", async () => {
    const diagnosis = await answered(refused, { method: "PUT" });
    const report = toJsonReport(diagnosis, fixesOf(diagnosis, ["withcors"]));
    expect(report).toMatchObject({
      version: 1,
      verdict: "not-shared",
      engines: { chromium: "not-shared", firefox: "not-shared", webkit: "not-shared" },
      headline: "Not shared: the preflight is answered 403, it never reaches your CORS code.",
      origin: page,
      credentials: "same-origin",
      mode: "cors",
      request: { method: "PUT", url: places.api, headers: [] },
      exchanges: [{
        kind: "preflight",
        response: { status: 403, statusText: "", body: "Forbidden" },
        error: null,
        milliseconds: expect.any(Number),
        isSentByBrowsers: true,
      }],
      unsent: { method: "PUT", url: places.api },
      servers: [{ name: "express", evidence: "X-Powered-By: Express" }, {
        name: "nginx",
        evidence: "Server: nginx/1.22.1",
      }],
      notes: [],
      fixes: [{ for: "withcors", place: "around the handler" }],
    });
    expect(report.failures[0]).toMatchObject({
      kind: "preflight-status",
      exchange: 0,
      algorithm: "CORS check",
      step: "2",
      spec: "https://fetch.spec.whatwg.org/#concept-cors-check",
      names: { chromium: "PreflightMissingAllowOriginHeader", firefox: "CORSMissingAllowOrigin2" },
      document: `${HOMEPAGE}/blob/main/docs/errors.md#preflight-status`,
    });
    expect(documentOf("x")).toBe(`${HOMEPAGE}/blob/main/docs/errors.md#x`);
  });

  test("has no response where there was none", async () => {
    const error = Object.assign(new Error("down"), { code: "ECONNREFUSED" });
    const diagnosis = await diagnose({ page: toPage({}), transport: () => Promise.reject(error), send: false });
    expect(toJsonReport(diagnosis, []).exchanges).toMatchObject([
      { response: null, error: { code: "ECONNREFUSED", message: "down" } },
    ]);
  });
});

test("secrets are hidden wherever they stand", async () => {
  const secret = {
    url: "http://me:hidden@api.localhost:8000/items?page=2&access_token=hidden#id_token=hidden",
    headers: [["Authorization", "Bearer hidden"], ["X-Api-Key", "hidden"], ["X-Page", "shown"]],
    cookie: "sid=hidden",
  } as const;
  const reply: Reply = [302, ["Set-Cookie: sid=hidden", "Location: https://login.example/?token=hidden&page=2"]];
  expect(
    JSON.stringify(hideSecrets({ ...await answered(reply, {}), notes: [{ code: "x", message: `see ${secret.url}` }] })),
  )
    .not.toContain("hidden");
  for (const url of [secret.url, secret.url.replace("me:hidden@", "")]) {
    const diagnosis = await answered(reply, { method: "PUT", credentials: "include" }, { ...secret, url });
    expect(JSON.stringify(diagnosis)).toContain("hidden");
    const hidden = JSON.stringify(hideSecrets(diagnosis));
    expect(hidden).not.toContain("hidden");
    expect(hidden).toContain("shown");
    expect(hidden).toContain("page=2");
  }
  const shared = await diagnose({
    page: { ...toPage({}), cookie: null },
    transport: serve({
      answers: () => ({
        actual: [200, [
          "Access-Control-Allow-Origin: *",
          "Access-Control-Expose-Headers: x-token",
          "X-Token: hidden",
        ]],
      }),
    })
      .transport,
    send: false,
  });
  expect(shared.readableHeaders).toEqual([["x-token", "hidden"]]);
  expect(hideSecrets(shared).readableHeaders).toEqual([["x-token", "…"]]);
});
