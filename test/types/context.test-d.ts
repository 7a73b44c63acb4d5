import { describe, expectTypeOf, test } from "vitest";
import { type Cors, type CorsExplanation, createCors, withCors } from "../../src/index.ts";

interface Env {
  tenants: Set<string>;
}
interface Context {
  waitUntil(promise: Promise<unknown>): void;
}

declare const handler: (request: Request, env: Env, context: Context) => Promise<Response>;
declare const object: { fetch: typeof handler };
declare const methods: { GET: typeof handler; HEAD: () => Response };

describe("what a handler gets after the request", () => {
  test("reaches the origin function", () => {
    withCors(handler, {
      origin(origin, request, env, context) {
        expectTypeOf(origin).toEqualTypeOf<string>();
        expectTypeOf(request).toEqualTypeOf<Request>();
        expectTypeOf(env).toEqualTypeOf<Env>();
        expectTypeOf(context).toEqualTypeOf<Context>();
        return env.tenants.has(origin);
      },
    });
    withCors(object, { credentials: true, origin: (origin, _request, env) => env.tenants.has(origin) });
    withCors(methods, { origin: (origin, _request, env) => env.tenants.has(origin) });
  });

  test("reaches each origin function of a list", () => {
    withCors(handler, {
      credentials: true,
      origin: ["https://example.com", /^https:\/\/example\.org$/, (origin, _request, env, context) => {
        expectTypeOf(origin).toEqualTypeOf<string>();
        expectTypeOf(env).toEqualTypeOf<Env>();
        expectTypeOf(context).toEqualTypeOf<Context>();
        return true;
      }],
    });
  });

  test("reaches onError", () => {
    withCors(handler, {
      onError(error, request, env, context) {
        expectTypeOf(error).toEqualTypeOf<unknown>();
        expectTypeOf(request).toEqualTypeOf<Request>();
        expectTypeOf(env).toEqualTypeOf<Env>();
        expectTypeOf(context).toEqualTypeOf<Context>();
        return new Response(null, { status: 500 });
      },
    });
    withCors(object, { onError: async (_error, _request, env) => Response.json([...env.tenants]) });
    withCors(methods, { onError: async (_error, _request, env) => Response.json([...env.tenants]) });
  });

  test("reaches onRefused", () => {
    withCors(handler, {
      onRefused(explanation, request, env, context) {
        expectTypeOf(explanation).toEqualTypeOf<CorsExplanation>();
        expectTypeOf(request).toEqualTypeOf<Request>();
        expectTypeOf(env).toEqualTypeOf<Env>();
        expectTypeOf(context).toEqualTypeOf<Context>();
      },
    });
    withCors(object, { onRefused: (_explanation, _request, env) => env.tenants.clear() });
    withCors(methods, { onRefused: (_explanation, _request, env) => env.tenants.clear() });
    withCors(handler, { onRefused: console.warn });
  });

  test("reaches the function that chooses a policy, and what that one answers", () => {
    withCors(handler, (request, env, context) => {
      expectTypeOf(request).toEqualTypeOf<Request>();
      expectTypeOf(env).toEqualTypeOf<Env>();
      expectTypeOf(context).toEqualTypeOf<Context>();
      return false;
    });
    withCors(object, async (_request, env) => env.tenants.size > 0 ? { origin: "https://example.com" } : false);
    withCors(methods, (_request, env) => env.tenants.size > 0 ? {} : false);
    withCors(handler, () => ({ origin: (origin, _request, env) => env.tenants.has(origin) }));
  });

  test("is nothing where there is nothing", () => {
    withCors((_request: Request) => new Response(), {
      origin(...all) {
        expectTypeOf(all).toEqualTypeOf<[origin: string, request: Request]>();
        return true;
      },
    });
    // @ts-expect-error -- there is no third argument
    withCors((_request: Request) => new Response(), { origin: (_origin, _request, env: Env) => env.tenants.has("") });
    // @ts-expect-error -- there is no third argument
    withCors((_request: Request) => new Response(), { origin: (_origin, _request, env) => env.tenants.has("") });
  });

  test("is what a callback may not contradict", () => {
    // @ts-expect-error -- the handler gets an Env
    withCors(handler, { origin: (_origin, _request, env: number) => env > 0 });
    // @ts-expect-error -- the handler gets an Env
    withCors(handler, { onError: (_error, _request, env: number) => new Response(`${env}`) });
    // @ts-expect-error -- the handler gets an Env
    withCors(handler, (_request, env: number) => env > 0 ? {} : false);
    // @ts-expect-error -- the handler gets an Env
    withCors(object, { origin: (_origin, _request, env: number) => env > 0 });
  });
});

describe("a compiled policy", () => {
  test("asks for the context that its functions take", () => {
    const cors = createCors<[env: Env]>({ origin: (origin, _request, env) => env.tenants.has(origin) });
    expectTypeOf(cors).toEqualTypeOf<Cors<[env: Env]>>();
    expectTypeOf<Parameters<typeof cors.explain>>().toEqualTypeOf<[request: Request, env: Env]>();
    withCors((_request: Request, _env: Env) => new Response(), cors);
    expectTypeOf(withCors(handler, cors)).toEqualTypeOf(handler);
    expectTypeOf(withCors(handler, { origin: (_origin, _request, env: Env) => env.tenants.size > 0 })).toEqualTypeOf(
      handler,
    );
    // @ts-expect-error -- this handler gets no Env
    withCors((_request: Request) => new Response(), cors);
    // @ts-expect-error -- this handler gets another one
    withCors((_request: Request, _env: number) => new Response(), cors);
  });

  test("finds out the context from what its functions declare", () => {
    const cors = createCors({ origin: (_origin, _request, env: Env) => env.tenants.size > 0 });
    expectTypeOf(cors).toEqualTypeOf<Cors<[env: Env]>>();
  });

  test("fits every handler where its functions take none", () => {
    const cors = createCors({ origin: "https://example.com" });
    expectTypeOf(withCors(handler, cors)).toEqualTypeOf(handler);
    expectTypeOf(withCors(object, cors)).toEqualTypeOf(object);
    expectTypeOf(withCors(() => new Response(), cors)).returns.toEqualTypeOf<Response>();
  });

  test("answers with what is next in line, at once or as a promise", () => {
    const cors = createCors();
    const request = new Request("https://example.com");
    expectTypeOf(cors.handle(request, () => new Response())).toEqualTypeOf<Response>();
    expectTypeOf(cors.handle(request, async () => new Response())).toEqualTypeOf<Promise<Response>>();
    expectTypeOf(cors.handle(request, (): Response | Promise<Response> => new Response())).toEqualTypeOf<
      Response | Promise<Response>
    >();
  });
});
