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

  test("has CORS around a fetch that is replaced later on the original", async () => {
    const app = { fetch: (_request: Request) => new Response("first") };
    const wrapped = withCors(app, { origin: APP });
    app.fetch = () => new Response("second");
    const response = wrapped.fetch(get());
    expect([await response.text(), allowOrigin(response)]).toEqual(["second", APP]);
  });

  test.each<
    [string, (wrapped: { fetch: (request: Request) => Response }, fetch: (request: Request) => Response) => void]
  >([
    ["set", (wrapped, fetch) => void (wrapped.fetch = fetch)],
    ["defined", (wrapped, fetch) => void Object.defineProperty(wrapped, "fetch", { value: fetch, configurable: true })],
  ])("can be instrumented: a fetch that is %s and calls the former one is called, with CORS", async (_, replace) => {
    const app = { fetch: (_request: Request) => new Response("hello") };
    const wrapped = withCors(app, { origin: APP });
    const { fetch } = wrapped;
    const calls: string[] = [];
    const instrumented = (request: Request) => {
      calls.push(request.method);
      return fetch(request);
    };
    replace(wrapped, instrumented);
    expect(wrapped.fetch).toBe(instrumented);
    const response = wrapped.fetch(get());
    expect([await response.text(), allowOrigin(response), calls]).toEqual(["hello", APP, ["GET"]]);
    Reflect.deleteProperty(wrapped, "fetch");
    expect(wrapped.fetch).toBe(fetch);
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

describe("an object literal with fetch", () => {
  const options = { origin: APP } as const;

  test("is called on the server where Bun does so, like its other methods, and else on itself", async () => {
    const server = { name: "server" };
    const app = {
      name: "app",
      fetch(_request: Request, _server?: unknown) {
        return new Response(this.name);
      },
      error() {
        return this.name;
      },
    };
    const wrapped = withCors(app, options);
    // oxlint-disable-next-line typescript/unbound-method -- that is what is tested
    const { error, fetch } = wrapped;
    expect([wrapped.error(), error(), error.call(server as typeof app)]).toEqual(["app", "app", "server"]);
    const answers = [wrapped.fetch(get()), fetch(get()), fetch.call(server as typeof app, get(), server)];
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(["app", "app", "server"]);
  });

  test("keeps accessors, symbols and members that are not functions", () => {
    const key = Symbol("key");
    const app = {
      fetch: (_request: Request) => new Response(null),
      [key]: 1,
      listen: 2,
      get size() {
        return this[key];
      },
    };
    const wrapped = withCors(app, options);
    expect([wrapped[key], wrapped.listen, wrapped.size]).toEqual([1, 2, 1]);
    expect(Object.getOwnPropertyDescriptor(wrapped, "size")).toHaveProperty("get");
    expect(Object.getOwnPropertyDescriptor(wrapped, "none")).toBeUndefined();
    expect([Symbol.iterator in wrapped, Object.keys(wrapped)]).toEqual([false, ["fetch", "listen", "size"]]);
    Object.defineProperty(wrapped, "added", { value: 3, configurable: true });
    expect((app as { added?: number }).added).toBe(3);
    Object.assign(app, { fetch: undefined });
    expect(wrapped.fetch).toBeUndefined();
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

  test("has CORS by way of call, apply and bind", () => {
    const wrapped = withCors(adapter, { origin: APP });
    const responses = [wrapped.call(null, get()), wrapped.apply(null, [get()]), wrapped.bind(null)(get())];
    expect(responses.map(allowOrigin)).toEqual([APP, APP, APP]);
  });

  test("throws when node:http calls it, which would go past the policy", () => {
    const message = { httpVersion: "1.1", method: "GET", url: "/", headers: {}, on() {} };
    expect(() => withCors(adapter)(message as unknown as Request)).toThrow(/createServerAdapter/);
  });
});
