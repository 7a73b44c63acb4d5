import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { withCors } from "withcors";
import { installExample } from "./package.ts";

const options = { origin: "https://app.example.com" } as const;
const request = (path: string) =>
  new Request(`https://api.example.com${path}`, { headers: { origin: "https://app.example.com" } });

/** An app of a framework. */
interface App {
  fetch: (this: void, request: Request) => Response | Promise<Response>;
  get(path: string, route: () => unknown): App;
  route(path: string, app: unknown): App;
  mount(path: string, app: unknown): App;
  use(app: unknown): App;
  all(path: string, handler: unknown): App;
  listen(port: number): unknown;
}

interface Framework {
  create: (module: Record<string, new () => App> & { AutoRouter: () => App }) => App;
  /** Mounts a wrapped app into another one, at /inner, by its fetch. */
  mount: (outer: App, inner: App) => unknown;
  /** Hands over the wrapped app itself, from which the framework takes the routes, without CORS. */
  handOver?: (outer: App, inner: App) => unknown;
  /** What a wrapped function says that is called as a route, if routes get something else than a Request. */
  advice?: RegExp;
}

const frameworks: Record<string, Framework> = {
  hono: {
    create: ({ Hono }) => new Hono!(),
    mount: (outer, inner) => outer.mount("/inner", inner.fetch),
    handOver: (outer, inner) => outer.route("/inner", inner),
    advice: /an instance of Context .* handler\(c\.req\.raw, c\)/,
  },
  h3: {
    create: ({ H3 }) => new H3!(),
    mount: (outer, inner) => outer.mount("/inner", inner.fetch),
    handOver: (outer, inner) => outer.mount("/inner", inner),
    advice: /an instance of H3Event .* handler\(event\.req, event\)/,
  },
  elysia: {
    create: ({ Elysia }) => new Elysia!(),
    mount: (outer, inner) => outer.mount("/inner", inner.fetch),
    handOver: (outer, inner) => outer.use(inner),
    advice: /an object with .* handler\(event\.request, event\)/,
  },
  "itty-router": {
    create: ({ AutoRouter }) => AutoRouter(),
    mount: (outer, inner) => outer.all("/inner/*", inner.fetch),
  },
};

/** The module of an installed example's framework, by way of the example's own packages. */
async function frameworkOf(example: string): Promise<Record<string, unknown>> {
  const folder = await installExample(example);
  const path = createRequire(join(folder, "package.json")).resolve(example);
  return await import(pathToFileURL(path).href);
}

test.each<[string, (framework: Record<string, unknown>) => unknown]>([
  ["express", ({ default: express }) => (express as () => unknown)()],
  ["express", ({ default: express }) => (express as { Router(): unknown }).Router()],
  ["koa", ({ default: Koa }) => new (Koa as new () => unknown)()],
  ["fastify", ({ default: Fastify }) => (Fastify as () => unknown)()],
])("an app of %s, which has no fetch, is refused", { timeout: 180_000 }, async (name, create) => {
  const app = create(await frameworkOf(name));
  expect(() => withCors(app as { fetch: () => Response })).toThrow(
    / is not a handler: .*corsMiddleware of "withcors\/node"/,
  );
});

describe.each(Object.entries(frameworks))("a wrapped app of %s", (name, { create, mount, handOver, advice }) => {
  let createApp: () => App;
  beforeAll(async () => {
    const module = await frameworkOf(name);
    createApp = () => create(module as Parameters<typeof create>[0]);
  }, 180_000);

  const prefix = name === "itty-router" ? "/inner" : "";

  async function ask(app: App, path: string): Promise<[status: number, allowed: string | null]> {
    const response = await app.fetch(request(path));
    return [response.status, response.headers.get("access-control-allow-origin")];
  }

  test("has CORS, and takes routes after it was wrapped", async () => {
    const wrapped = withCors(createApp(), options).get("/first", () => new Response("first"));
    wrapped.get("/second", () => new Response("second"));
    expect(await ask(wrapped, "/first")).toEqual([200, options.origin]);
    expect(await ask(wrapped, "/second")).toEqual([200, options.origin]);
    expect(await ask(wrapped, "/nowhere")).toEqual([404, options.origin]);
  });

  test("keeps CORS where its fetch is mounted into another app", async () => {
    const outer = createApp();
    mount(outer, withCors(createApp().get(`${prefix}/items`, () => new Response("items")), options));
    expect(await ask(outer, "/inner/items")).toEqual([200, options.origin]);
  });

  test.runIf(handOver !== undefined)(
    "has no CORS where its routes are taken over, as docs/handlers.md says",
    async () => {
      const outer = createApp();
      handOver!(outer, withCors(createApp().get("/items", () => new Response("items")), options));
      expect(await ask(outer, name === "elysia" ? "/items" : "/inner/items")).toEqual([200, null]);
    },
  );

  test.runIf(advice !== undefined)("is told how to mount a wrapped function as a route", async () => {
    const handler = withCors((_request: Request) => new Response("items"), options);
    const thrown: unknown[] = [];
    const route = (input: unknown) => {
      try {
        return handler(input as Request);
      } catch (error) {
        thrown.push(error);
        return new Response(null, { status: 500 });
      }
    };
    await createApp().get("/items", route as () => unknown).fetch(request("/items"));
    expect(String(thrown)).toMatch(advice!);
  });

  test.runIf(name === "elysia")("refuses to listen, since listen would serve the app without CORS", () => {
    expect(() => withCors(createApp(), options).listen(0)).toThrow(/listen\(\) would serve the app without CORS/);
  });
});
