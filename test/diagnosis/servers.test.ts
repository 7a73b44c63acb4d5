import { describe, expect, test } from "vitest";
import { recognizeServers, SERVERS } from "../../src/diagnosis/servers/catalogue.ts";
import type { Answer, FixTarget } from "../../src/diagnosis/servers/server.ts";

const target: FixTarget = {
  origins: ["https://app.example.com", "http://localhost:5173"],
  methods: ["GET", "PUT"],
  headers: ["content-type", "authorization"],
  exposedHeaders: ["etag"],
  credentials: true,
};
const bare: FixTarget = {
  ...target,
  origins: target.origins.slice(0, 1),
  headers: [],
  exposedHeaders: [],
  credentials: false,
};

const answer = (headers: Record<string, string>, body = ""): Answer => ({
  kind: "actual",
  method: "GET",
  url: "https://api.example.com/",
  status: 200,
  headers: Object.entries(headers),
  body,
});

const textOf = (name: string, given: FixTarget) =>
  SERVERS.find((server) => server.name === name)!.configure(given).map(({ text }) => text).join("\n");

test("each server has a name of its own that --fix accepts", () => {
  const names = SERVERS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z][a-z0-9-]*$/.test(name))).toEqual([]);
});

describe.each(SERVERS)("the configuration of $name", (server) => {
  const { name, traps } = server;
  test.each([["with credentials", target], ["without credentials", bare]])("%s names every origin", (_, given) => {
    const text = textOf(name, given);
    for (const origin of given.origins) expect(text).toContain(origin);
    if (name !== "nextjs") expect(text).toContain("PUT");
  });

  test("lists the request headers and the exposed headers of the target, and none without them", () => {
    for (const header of ["content-type", "authorization", "etag"]) {
      expect(textOf(name, target).toLowerCase()).toContain(header);
      expect(textOf(name, bare).toLowerCase()).not.toContain(header);
    }
  });

  test("never allows every origin, and never the opaque one", () => {
    for (const given of [target, bare]) {
      expect(textOf(name, given)).not.toMatch(/Allow-?Origins?["']?[ :=>]*["'[(]*\*|\bnull\b|AllowAny|origin: true/i);
    }
  });

  test("tells its place, and its traps in sentences", () => {
    expect(server.configure(target).map(({ place }) => place)).not.toContain("");
    expect(traps.filter((trap) => trap.endsWith("."))).toEqual([]);
    expect(traps).not.toEqual([]);
  });
});

test("the rules of S3 and Google Cloud Storage are JSON", () => {
  expect(JSON.parse(textOf("s3", target))).toEqual([{
    AllowedOrigins: target.origins,
    AllowedMethods: ["GET", "PUT"],
    AllowedHeaders: target.headers,
    ExposeHeaders: ["etag"],
    MaxAgeSeconds: 7200,
  }]);
  expect(JSON.parse(textOf("gcs", target))).toEqual([{
    origin: target.origins,
    method: ["GET", "PUT"],
    responseHeader: ["content-type", "authorization", "etag"],
    maxAgeSeconds: 7200,
  }]);
});

test("an http origin with credentials is waived in the configuration of withcors, a loopback one is not", () => {
  const origins = ["http://192.168.1.11:3000"];
  expect(textOf("withcors", { ...target, origins })).toContain(`dangerouslyAllow: ["insecure-origin"]`);
  expect(textOf("withcors", { ...target, origins, credentials: false })).not.toContain("dangerouslyAllow");
  expect(textOf("withcors", target)).not.toContain("dangerouslyAllow");
});

describe("a server is recognized", () => {
  test.each<[name: string, answer: Answer, evidence: string]>([
    ["nextjs", answer({ "X-Powered-By": "Next.js" }), "X-Powered-By: Next.js"],
    ["workers", answer({ "CF-RAY": "8f-FRA" }), "CF-RAY: 8f-FRA"],
    ["s3", answer({ Server: "AmazonS3" }), "Server: AmazonS3"],
    [
      "s3",
      answer({}, "<Message>CORSResponse: CORS is not enabled for this bucket.</Message>"),
      `the body "CORS is not enabled for this bucket"`,
    ],
    ["gcs", answer({ "X-GUploader-UploadID": "A" }), "X-GUploader-UploadID: A"],
    ["azure", answer({ "x-ms-request-id": "1" }), "x-ms-request-id: 1"],
    ["api-gateway", answer({ "apigw-requestid": "1" }), "apigw-requestid: 1"],
    ["spring", answer({}, "Invalid CORS request"), `the body "Invalid CORS request"`],
    ["django", answer({ Server: "WSGIServer/0.2 CPython/3.11" }), "Server: WSGIServer/0.2 CPython/3.11"],
    ["aspnet", answer({ Server: "Kestrel" }), "Server: Kestrel"],
    ["kong", answer({ "X-Kong-Upstream-Latency": "1" }), "X-Kong-Upstream-Latency: 1"],
    ["envoy", answer({ server: "istio-envoy" }), "server: istio-envoy"],
  ])("%s by what it sends", (name, given, evidence) => {
    expect(recognizeServers([given]).map(({ server, evidence }) => [server.name, evidence])).toEqual([[
      name,
      evidence,
    ]]);
  });

  test("each of a proxy and the application behind it", () => {
    const given = answer({ Server: "nginx/1.22.1", "X-Powered-By": "Express" });
    expect(recognizeServers([given]).map(({ server }) => server.name)).toEqual(["express", "nginx"]);
  });

  test("by nothing where nothing names it", () => {
    expect(recognizeServers([answer({ "content-type": "text/html" }, "<h1>nginx, Express and Spring</h1>")])).toEqual(
      [],
    );
  });
});
