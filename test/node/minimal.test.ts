import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { corsListener, corsMiddleware, type NodeRequest, type NodeResponse } from "../../src/node.ts";
import { askRaw } from "./raw.ts";
import { listen, type Running } from "./servers.ts";

const APP = "https://app.example.com";

let server: Running | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
  vi.restoreAllMocks();
});

/** A response that has only what the door needs of one. */
function minimalResponse(): NodeResponse & { headers: Record<string, unknown> } {
  const headers: Record<string, unknown> = {};
  return {
    headers,
    statusCode: 200,
    headersSent: false,
    getHeader: (name) => headers[name],
    setHeader: (name, value) => void (headers[name] = value),
    removeHeader: (name) => void delete headers[name],
    writeHead: () => {},
    end: () => {},
  };
}

test.each<[string, NodeRequest & { socket?: object }, string]>([
  ["no method and no URL", { headers: { host: "api.example.org" } }, "GET http://api.example.org/"],
  ["TLS", { method: "GET", url: "/a", headers: { host: "x" }, socket: { encrypted: true } }, "GET https://x/a"],
  [
    "a header of several lines",
    { method: "GET", url: "/", headers: { host: "x", "x-a": ["1", "2"] } },
    "GET http://x/ 1, 2",
  ],
  [
    "a header that is undefined",
    { method: "GET", url: "/", headers: { host: "x", "x-a": undefined } },
    "GET http://x/",
  ],
  [
    "a header that no Request can have",
    { method: "GET", url: "/", headers: { host: "x", "x b": "1" } },
    "GET http://x/",
  ],
])("a request with %s has a Request", (_, request, expected) => {
  const seen: string[] = [];
  const select = ({ method, url, headers }: Request) => {
    seen.push([method, url, headers.get("x-a") ?? ""].join(" ").trim());
    return false as const;
  };
  corsMiddleware(select)(request, minimalResponse(), () => {});
  expect(seen).toEqual([expected]);
});

test("a response with few methods is answered, also by onError", async () => {
  const response = minimalResponse();
  response.headers["content-type"] = "text/plain";
  corsMiddleware({ origin: APP, enforce: true })({ headers: { origin: "https://evil.example" } }, response, () => {});
  expect([response.statusCode, response.headers]).toEqual([403, {}]);
  const onError = () => new Response(null, { status: 503 });
  corsMiddleware({ origin: () => Promise.reject(new Error("boom")), onError })(
    { headers: { origin: APP } },
    response,
    () => {},
  );
  await vi.waitFor(() => expect(response.statusCode).toBe(503));
});

test("early hints of a Node that has no writeInformation say nothing about CORS", () => {
  const writeEarlyHints = vi.fn();
  const response = Object.assign(minimalResponse(), { writeEarlyHints });
  corsMiddleware()({ headers: {} }, response, () => {});
  response.writeEarlyHints({ link: "</a>", "Access-Control-Allow-Origin": "*" });
  expect(writeEarlyHints).toHaveBeenCalledWith({ link: "</a>" });
});

test("without onError, a listener throws and rejects as it does without a policy", async () => {
  const boom = new Error("boom");
  const seen: unknown[] = [];
  const throwing = corsListener(() => {
    throw boom;
  });
  server = await listen(createServer((request, response) => {
    try {
      throwing(request, response);
    } catch (error) {
      seen.push(error);
      response.end();
    }
  }));
  await askRaw(server.port, "GET", {});
  expect(seen).toEqual([boom]);
});

test("an onError that fails for an error of the listener gets a 500", async () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  const other = new Error("other");
  const listener = (_request: IncomingMessage, _response: ServerResponse) => {
    throw new Error("boom");
  };
  const onError = () => {
    throw other;
  };
  server = await listen(createServer(corsListener(listener, { origin: APP, onError })));
  const [answer] = await askRaw(server.port, "GET", { Origin: APP });
  expect(answer).toMatchObject({ status: 500, cors: { "access-control-allow-origin": APP } });
  expect(printed).toHaveBeenCalledWith(other);
});
