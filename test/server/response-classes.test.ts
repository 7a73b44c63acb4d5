import { describe, expect, test } from "vitest";
import { withCors } from "../../src/index.ts";
import { request } from "../request.ts";
import { immutable } from "./immutable.ts";

const APP = "https://app.example.com";
const SECOND = "https://second.example.com";
const EVIL = "https://evil.example";
const list = { origin: [APP, SECOND] } as const;
const from = (origin: string) => request("GET", "https://api.example.org/items", { origin });
const granted = (origin: string) => ({ "access-control-allow-origin": origin, vary: "Origin" });

/** What classes of servers and polyfills have of `Response`. */
interface Similar {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Keeps the headers that it is given, in ordinary properties, and is its own clone: as in `@whatwg-node/fetch`. */
class Ponyfill implements Similar {
  readonly bodyUsed = false;
  readonly url = "";
  readonly status: number;
  readonly headers: Headers;
  readonly #secret = "body";
  readonly text: () => string = () => this.#secret;
  readonly body: unknown;
  constructor(body: unknown, init: ResponseInit = {}) {
    this.body = body;
    this.status = init.status ?? 200;
    this.headers = init.headers instanceof Headers ? init.headers : new Headers(init.headers);
  }
  clone(): this {
    return this;
  }
}

/** Keeps the headers that it is given behind a getter, until the body is asked for: as in `@hono/node-server`. */
class Lazy implements Similar {
  readonly #body: unknown;
  readonly #init: ResponseInit;
  #headers: Headers;
  constructor(body: unknown, init: ResponseInit = {}) {
    this.#body = body;
    this.#init = init;
    this.#headers = init.headers instanceof Headers ? init.headers : new Headers(init.headers);
  }
  get status(): number {
    return this.#init.status ?? 200;
  }
  get headers(): Headers {
    return this.#headers;
  }
  get body(): unknown {
    this.#headers = new Headers(this.#headers);
    return this.#body;
  }
  get bodyUsed(): boolean {
    return this.body === "used";
  }
  clone(): Lazy {
    return new Lazy(this.body, { status: this.status, headers: this.#headers });
  }
}

/** Makes its headers anew whenever they are read. */
class Forgetful extends Lazy {
  override get headers(): Headers {
    return new Headers(super.headers);
  }
  override clone(): Forgetful {
    return new Forgetful(this.body, { status: this.status, headers: super.headers });
  }
}

const headersOf = (response: Similar) => Object.fromEntries(response.headers);
const classes = [["Ponyfill", Ponyfill], ["Lazy", Lazy], ["Forgetful", Forgetful]] as const;

describe.each(classes)("a response of the foreign class %s", (name, Class) => {
  const create = (headers: HeadersInit = {}): Response =>
    new Class(null, { status: 202, headers }) as unknown as Response;

  test("is decorated, without the CORS headers of the handler", () => {
    const handler = withCors(() => create({ "access-control-allow-origin": "*", etag: "1" }), list);
    expect(headersOf(handler(from(APP)))).toEqual({ ...granted(APP), etag: "1" });
    expect(headersOf(handler(from(EVIL)))).toEqual({ vary: "Origin", etag: "1" });
  });

  test.skipIf(name === "Forgetful")("is edited in place", () => {
    const own = create({ vary: "Origin" });
    expect(withCors(() => own, list)(from(APP))).toBe(own);
  });

  test("with immutable headers is copied, and keeps its own", () => {
    const own = immutable(create({ "access-control-allow-origin": "*", etag: "1" }));
    const response = withCors(() => own, list)(from(APP));
    expect([response.status, headersOf(response)]).toEqual([202, { ...granted(APP), etag: "1" }]);
    expect(headersOf(own)).toEqual({ "access-control-allow-origin": "*", etag: "1" });
  });

  test("that overlapping requests share carries nobody else's origin", async () => {
    const shared = create();
    const handler = withCors(async () => await Promise.resolve(shared), list);
    const origins = [APP, SECOND, EVIL, SECOND, APP];
    const responses = await Promise.all(origins.map((origin) => handler(from(origin))));
    expect(responses.map(headersOf)).toEqual(
      [APP, SECOND, EVIL, SECOND, APP].map((origin) => origin === EVIL ? { vary: "Origin" } : granted(origin)),
    );
    expect(responses.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
  });

  test("that shares its headers with others carries nobody else's origin", () => {
    const headers = new Headers({ etag: "1" });
    const handler = withCors(() => create(headers), list);
    const responses = [APP, SECOND, EVIL].map((origin) => handler(from(origin)));
    expect(responses.map(headersOf)).toEqual([
      { ...granted(APP), etag: "1" },
      { ...granted(SECOND), etag: "1" },
      { vary: "Origin", etag: "1" },
    ]);
  });
});

test("a copy of a response with ordinary properties inherits everything but the headers", () => {
  const shared = new Ponyfill("body", { status: 202 });
  const handler = withCors(() => shared, list);
  handler(from(APP));
  const copy = handler(from(SECOND));
  expect(copy).not.toBe(shared);
  expect([copy instanceof Ponyfill, copy.status, copy.body, copy.text()]).toEqual([true, 202, "body", "body"]);
});
