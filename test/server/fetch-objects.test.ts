import { describe, expect, test } from "vitest";
import { withCors } from "../../src/index.ts";
import { request } from "../request.ts";

const APP = "https://app.example.com";
const ENDPOINT = "https://api.example.org/items";
const get = (headers: Record<string, string> = { origin: APP }) => request("GET", ENDPOINT, headers);
const allowOrigin = (response: Response) => response.headers.get("access-control-allow-origin");
const preflight = () => request("OPTIONS", ENDPOINT, { origin: APP, "access-control-request-method": "PUT" });

class App {
  #runs = 0;
  #routes = new Map<string, string>();
  name = "app";
  readonly port = 3000;

  get runs() {
    return this.#runs;
  }
  set runs(value: number) {
    this.#runs = value;
  }
  route(path: string, text: string): this {
    this.#routes.set(path, text);
    return this;
  }
  fetch(request: Request, name = "you") {
    return new Response(`${this.#routes.get(new URL(request.url).pathname) ?? "hello"} ${name}`);
  }
  scheduled() {
    return ++this.#runs;
  }
}

describe("an instance of a class with fetch", () => {
  test("has its fetch with CORS, called with all arguments, and the original stays as it was", async () => {
    const app = new App();
    const wrapped = withCors(app, { origin: APP });
    expect(wrapped).not.toBe(app);
    const response = wrapped.fetch(get(), "Ada");
    expect([await response.text(), allowOrigin(response)]).toEqual(["hello Ada", APP]);
    expect([allowOrigin(app.fetch(get())), wrapped.fetch(preflight()).status]).toEqual([null, 204]);
  });

  test("has methods, getters and setters that reach its private fields, and one state", () => {
    const app = new App();
    const wrapped = withCors(app, { origin: APP });
    expect([wrapped.scheduled(), app.scheduled(), wrapped.runs]).toEqual([1, 2, 2]);
    wrapped.runs = 10;
    wrapped.name = "other";
    expect([app.runs, app.name]).toEqual([10, "other"]);
    // oxlint-disable-next-line typescript/unbound-method -- that is what is tested
    const { scheduled } = wrapped;
    expect(scheduled()).toBe(11);
  });

  test("keeps CORS through fluent methods, and routes that are added later are served", async () => {
    const wrapped = withCors(new App(), { origin: APP }).route("/items", "items for");
    wrapped.route("/items", "all items for");
    const response = wrapped.fetch(get(), "Ada");
    expect([await response.text(), allowOrigin(response)]).toEqual(["all items for Ada", APP]);
  });

  test("keeps its class and its keys, and gains members that are added later", () => {
    const app = new App();
    const wrapped = withCors(app, { origin: APP });
    expect([wrapped instanceof App, wrapped.constructor, wrapped.port]).toEqual([true, App, 3000]);
    expect(Object.keys(wrapped).sort()).toEqual(["fetch", "name", "port"]);
    Object.assign(app, { queue: () => app.name });
    expect((wrapped as App & { queue(): string }).queue()).toBe("app");
    expect("queue" in wrapped).toBe(true);
    Reflect.deleteProperty(wrapped, "queue");
    expect(Object.keys(app)).toEqual(["name", "port"]);
  });

  test("returns the same function each time that a method is read", () => {
    const wrapped = withCors(new App());
    expect([wrapped.scheduled === wrapped.scheduled, wrapped.fetch === wrapped.fetch]).toEqual([true, true]);
  });

  test("can be spread into other options, with CORS", () => {
    // oxlint-disable-next-line typescript/no-misused-spread -- that is what is tested
    const options: Partial<App> = { ...withCors(new App(), { origin: APP }), name: "other" };
    expect([options.name, allowOrigin(options.fetch!(get()))]).toEqual(["other", APP]);
  });

  test("refuses to listen, since listen would serve the app without CORS", () => {
    class Listening extends App {
      listen() {}
    }
    expect(() => withCors(new Listening()).listen()).toThrow(/listen\(\) would serve the app without CORS/);
  });

  test("has CORS around a fetch that is replaced later, on the wrapped object or on the original", async () => {
    const app: { fetch(request: Request): Response } = { fetch: () => new Response("first") };
    const wrapped = withCors(app, { origin: APP });
    for (const [object, text] of [[app, "second"], [wrapped, "third"]] as const) {
      object.fetch = () => new Response(text);
      const response = wrapped.fetch(get());
      expect([await response.text(), allowOrigin(response)]).toEqual([text, APP]);
    }
  });

  test("is not read before it is used: a getter of fetch may compile what was added until then", () => {
    let reads = 0;
    const app = {
      get fetch() {
        reads++;
        return (_request: Request) => new Response(null);
      },
    };
    const wrapped = withCors(app, { origin: APP });
    expect(reads).toBe(0);
    expect(allowOrigin(wrapped.fetch(get()))).toBe(APP);
  });
});

test("an object with fetch may be frozen, and may be frozen later", () => {
  const frozen = Object.freeze({ fetch: (_request: Request) => new Response(null), port: 1, stop() {} });
  const later = { ...frozen };
  for (const wrapped of [withCors(frozen), withCors(later)]) {
    Object.freeze(later);
    expect([wrapped.port, allowOrigin(wrapped.fetch(get())), typeof wrapped.stop]).toEqual([1, "*", "function"]);
    expect(allowOrigin({ ...wrapped }.fetch(get()))).toBe("*");
  }
});

describe("a class with fetch", () => {
  class Entrypoint {
    readonly env: { NAME: string };
    constructor(_context: { waitUntil(): void }, env: { NAME: string }) {
      this.env = env;
    }
  }
  class Api extends Entrypoint {
    static readonly version = 2;
    #count = 0;
    fetch(_request: Request) {
      return new Response(`${this.env.NAME} ${++this.#count}`);
    }
    greet(name: string) {
      return `hello ${name} from ${this.env.NAME}`;
    }
  }
  const Wrapped = withCors(Api, { origin: APP, enforce: true });

  test("becomes a subclass whose instances have CORS around fetch, and their own this", async () => {
    const api = new Wrapped({ waitUntil() {} }, { NAME: "api" });
    const [first, second] = [api.fetch(get()), api.fetch(get())];
    expect([await first.text(), await second.text(), allowOrigin(first)]).toEqual(["api 1", "api 2", APP]);
    expect([api.fetch(get({ origin: "https://evil.example" })).status, api.greet("Ada")]).toEqual([
      403,
      "hello Ada from api",
    ]);
    expect([api instanceof Api, api instanceof Wrapped]).toEqual([true, true]);
  });

  test("keeps its name and its static members, and stays without CORS itself", () => {
    expect([Wrapped.name, Wrapped.version, Wrapped.length]).toEqual(["Api", 2, 0]);
    expect(allowOrigin(new Api({ waitUntil() {} }, { NAME: "api" }).fetch(get()))).toBeNull();
  });

  test("keeps fetch out of the keys of its prototype, as classes do", () => {
    expect([Object.keys(Wrapped.prototype), Object.getOwnPropertyNames(Wrapped.prototype)]).toEqual([
      [],
      ["constructor", "fetch"],
    ]);
  });
});

describe("a function that has a fetch, as the adapters of @whatwg-node/server", () => {
  const adapter = Object.assign((request: Request) => new Response(request.method), {
    fetch: (request: Request) => new Response(`fetch ${request.method}`),
    disposed: false,
  });

  test("has CORS as a function and as an object", async () => {
    const wrapped = withCors(adapter, { origin: APP });
    const [called, fetched] = [wrapped(get()), wrapped.fetch(get())];
    expect([await called.text(), allowOrigin(called)]).toEqual(["GET", APP]);
    expect([await fetched.text(), allowOrigin(fetched), wrapped.disposed]).toEqual(["fetch GET", APP, false]);
    expect([wrapped(preflight()).status, wrapped.fetch(preflight()).status]).toEqual([204, 204]);
  });

  test("throws when node:http calls it, which would go past the policy", () => {
    const message = { httpVersion: "1.1", method: "GET", url: "/", headers: {}, on() {} };
    expect(() => withCors(adapter)(message as unknown as Request)).toThrow(/createServerAdapter/);
  });
});
