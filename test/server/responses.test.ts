import { describe, expect, test, vi } from "vitest";
import { withCors } from "../../src/index.ts";
import { request } from "../request.ts";
import { immutable } from "./immutable.ts";

const APP = "https://app.example.com";
const SECOND = "https://second.example.com";
const URL_ = "https://api.example.org/items";
const list = { origin: [APP, SECOND] } as const;

const from = (origin?: string) => request("GET", URL_, origin === undefined ? {} : { origin });
const headersOf = ({ headers }: Response) => Object.fromEntries(headers);
const granted = (origin: string) => ({ "access-control-allow-origin": origin, vary: "Origin" });

const unsendable = (value: string) => new TypeError(`withcors: ${value} cannot be sent: return an unread Response`);

describe("CORS headers of the handler", () => {
  test("are replaced as a whole", () => {
    const handler = withCors(() =>
      new Response(null, {
        headers: {
          "access-control-allow-origin": "https://evil.example",
          "access-control-allow-credentials": "true",
          "access-control-allow-methods": "BREW",
          "access-control-allow-headers": "x-evil",
          "access-control-max-age": "1",
          "access-control-expose-headers": "x-evil",
          "x-kept": "yes",
        },
      }), list);
    expect(headersOf(handler(from(APP)))).toEqual({ ...granted(APP), "x-kept": "yes" });
    expect(headersOf(handler(from()))).toEqual({ vary: "Origin", "x-kept": "yes" });
  });

  test.each([
    ["Accept-Encoding", "Accept-Encoding, Origin"],
    ["accept, ORIGIN", "accept, ORIGIN"],
    ["Accept, accept, Origin", "Accept, accept, Origin"],
    ["Accept, accept", "Accept, accept, Origin"],
    ["*", "*"],
    ["Accept, *", "Accept, *"],
    ["", "Origin"],
  ])("are merged with Vary %j: %j", (vary, merged) => {
    const handler = withCors(() => new Response(null, { headers: { vary } }), list);
    expect(headersOf(handler(from(APP)))).toEqual({ "access-control-allow-origin": APP, vary: merged });
  });
});

describe("a response", () => {
  test.each([200, 206, 302, 304, 404, 500])("with the status %i is decorated, and keeps all the rest", (status) => {
    const handler = withCors(
      () => new Response(null, { status, statusText: "As It Was", headers: { etag: "1" } }),
      list,
    );
    const response = handler(from(APP));
    expect([response.status, response.statusText]).toEqual([status, "As It Was"]);
    expect(headersOf(response)).toEqual({ ...granted(APP), etag: "1" });
  });

  test("is edited in place if its headers can be edited", () => {
    const own = new Response("body");
    expect(withCors(() => own, list)(from(APP))).toBe(own);
  });

  test("that redirects is decorated, whether earlier redirects were immutable or not", () => {
    const location = "https://api.example.org/other";
    const redirects = [
      () => new Response(null, { status: 307, headers: { location } }),
      () => Response.redirect(location, 307),
    ];
    for (const redirect of [...redirects, ...redirects, ...redirects]) {
      const response = withCors(redirect, list)(from(APP));
      expect([response.status, headersOf(response)]).toEqual([307, { ...granted(APP), location }]);
    }
  });

  test("is not buffered: chunks are produced as they are read, and a cancellation reaches the source", async () => {
    const cancel = vi.fn();
    let made = 0;
    const body = () =>
      new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array([made++])), cancel }, {
        highWaterMark: 0,
      });
    const reader = withCors(() => immutable(new Response(body())), list)(from(APP)).body!.getReader();
    await reader.read();
    expect(made).toBeLessThanOrEqual(2);
    await reader.cancel("enough");
    expect(cancel).toHaveBeenCalledOnce();
  });
});

describe("a value that is not a response, or that no page can read", () => {
  test.each([["undefined", undefined], ["null", null], ["a string", "hello"], ["an error", new Error("no")], [
    "an object that is nearly a response",
    { clone: () => {}, status: 200 },
  ], [
    "an object with a status that is a string",
    { clone: () => {}, headers: new Headers(), status: "200" },
  ], [
    "an error with a status and headers",
    Object.assign(new Error("no"), { headers: new Headers(), status: 404 }),
  ]])(
    "is returned unchanged: %s",
    (_, value) => expect(withCors(() => value)(from(APP))).toBe(value),
  );

  test("is returned unchanged: a network error, an upgrade", () => {
    const upgrade = { status: 101, clone: () => {}, headers: new Headers() };
    for (const value of [Response.error(), upgrade]) {
      const before = Object.fromEntries(value.headers);
      expect(withCors(() => value, list)(from(APP))).toBe(value);
      expect(Object.fromEntries(value.headers)).toEqual(before);
    }
  });
});

describe("a response whose body was already read", () => {
  test("is decorated, and not copied", async () => {
    const used = new Response("body", { headers: { "content-type": "text/plain" } });
    await used.text();
    expect(withCors(() => used, list)(from(APP))).toBe(used);
    expect(headersOf(used)).toEqual({ ...granted(APP), "content-type": "text/plain" });
  });

  test("loses every CORS header of an earlier request", async () => {
    const options = { ...list, credentials: true, exposedHeaders: ["etag"] };
    const used = new Response("body", { headers: { "content-type": "text/plain" } });
    const locked = new Response("body", { headers: { "content-type": "text/plain" } });
    const handlers = [used, locked].map((shared) => withCors(() => shared, options));
    for (const handler of handlers) handler(from(APP));
    await used.text();
    locked.body!.getReader();
    for (const handler of handlers) {
      expect(headersOf(handler(from(SECOND)))).toEqual({ "content-type": "text/plain", vary: "Origin" });
    }
  });

  test("is returned unchanged if its headers are immutable and say nothing about CORS", async () => {
    const used = immutable(new Response("body"));
    await used.text();
    const locked = immutable(new Response("body"));
    locked.body!.getReader();
    for (const value of [used, locked]) expect(withCors(() => value, list)(from(APP))).toBe(value);
  });

  test("is an error if its headers are immutable and say something about CORS", async () => {
    const proxied = immutable(new Response("body", { headers: { "access-control-allow-origin": "*" } }));
    await proxied.text();
    expect(() => withCors(() => proxied, list)(from(APP))).toThrow(unsendable("[object Response]"));
  });
});

describe("under Deno.serve, which ends the process for a result that it cannot send", () => {
  const info = { remoteAddr: {}, completed: Promise.resolve() };
  const used = new Response("body");

  test.each([
    ["undefined", () => undefined, "undefined"],
    ["an object", () => ({}), "[object Object]"],
    ["a network error", () => Response.error(), "[object Response]"],
    ["a used response", () => used, "[object Response]"],
  ])("the handler fails instead: %s", async (_, handler, value) => {
    if (!used.bodyUsed) await used.text();
    const serve = withCors(handler as (request: Request, info: unknown) => unknown, list);
    expect(() => serve(from(APP), info)).toThrow(unsendable(value));
  });

  test("an error of the handler stays the same", () => {
    const error = new Error("no");
    const serve = withCors((_request: Request, _info: unknown): Response => {
      throw error;
    }, list);
    expect(() => serve(from(APP), info)).toThrow(error);
  });
});
