import { describe, expectTypeOf, test } from "vitest";
import { withCors } from "../../src/index.ts";

interface Env {
  greeting: string;
}

describe("a function", () => {
  test("keeps its type, whatever it takes and answers", () => {
    const sync = (_request: Request): Response => new Response();
    expectTypeOf(withCors(sync)).toEqualTypeOf(sync);
    const async = async (_request: Request): Promise<Response> => new Response();
    expectTypeOf(withCors(async)).toEqualTypeOf(async);
    const either = (_request: Request): Response | Promise<Response> => new Response();
    expectTypeOf(withCors(either)).toEqualTypeOf(either);
    const upgrading = (_request: Request, _server: { upgrade(): boolean }): Response | undefined => undefined;
    expectTypeOf(withCors(upgrading)).toEqualTypeOf(upgrading);
    const rest = (_request: Request, ..._rest: [env: Env, id?: string, ...more: number[]]): Response => new Response();
    expectTypeOf(withCors(rest)).toEqualTypeOf(rest);
  });

  test("keeps its type with options, with a function that chooses, and with one that answers promises", () => {
    const handler = (_request: Request, _env: Env): Response => new Response();
    expectTypeOf(withCors(handler, { credentials: true, origin: "https://example.com" })).toEqualTypeOf(handler);
    expectTypeOf(withCors(handler, { origin: () => true })).toEqualTypeOf(handler);
    expectTypeOf(withCors(handler, () => false)).toEqualTypeOf(handler);
  });

  test("keeps its `this`", () => {
    function greet(this: Env, _request: Request): Response {
      return new Response(this.greeting);
    }
    expectTypeOf(withCors(greet)).thisParameter.toEqualTypeOf<Env>();
    // @ts-expect-error -- no Env to call it on
    withCors(greet)(new Request("https://example.com"));
  });

  test("keeps what it demands of its request", () => {
    interface AppRequest extends Request {
      user: string;
    }
    const handler = (request: AppRequest): Response => new Response(request.user);
    expectTypeOf(withCors(handler)).toEqualTypeOf(handler);
    // @ts-expect-error -- not any Request
    withCors(handler)(new Request("https://example.com"));
  });

  test("gets a Request, also where it does not say so", () => {
    expectTypeOf(withCors(() => new Response())).toEqualTypeOf<(request: Request) => Response>();
    const inline = withCors((request) => {
      expectTypeOf(request).toEqualTypeOf<Request>();
      return new Response(request.url);
    }, { origin: "https://example.com" });
    expectTypeOf(inline).toEqualTypeOf<(request: Request) => Response>();
    expectTypeOf(withCors(async (request) => new Response(request.url))).toEqualTypeOf<
      (request: Request) => Promise<Response>
    >();
  });

  test("gets its types from where it is handed to", () => {
    type Serve = (request: Request, info: { port: number }) => Response | Promise<Response>;
    const serve = (_options: { hostname: string }, _handler: Serve) => {};
    serve(
      { hostname: "127.0.0.1" },
      withCors((request, info) => {
        expectTypeOf(request).toEqualTypeOf<Request>();
        expectTypeOf(info).toEqualTypeOf<{ port: number }>();
        return new Response();
      }, {
        origin: (_origin, _request, info) => info.port > 0,
      }),
    );
    const handler: Serve = withCors((_request, { port }) => new Response(`${port}`), { origin: "https://example.com" });
    expectTypeOf(handler).toEqualTypeOf<Serve>();
  });
});

describe("an object with fetch", () => {
  test("keeps every member", () => {
    const object = {
      port: 3000,
      async fetch(_request: Request, _env: Env): Promise<Response> {
        return new Response();
      },
      async scheduled(_event: { cron: string }): Promise<void> {},
    };
    expectTypeOf(withCors(object)).toEqualTypeOf(object);
    expectTypeOf(withCors(object, { credentials: true, origin: "https://example.com" })).toEqualTypeOf(object);
  });

  test("keeps its class", () => {
    class App {
      #routes = new Map<string, Response>();
      get(path: string, response: Response): this {
        this.#routes.set(path, response);
        return this;
      }
      fetch(request: Request): Response {
        return this.#routes.get(request.url) ?? new Response(null, { status: 404 });
      }
    }
    expectTypeOf(withCors(new App())).toEqualTypeOf<App>();
  });

  test("gets a Request in an inline fetch, also where it does not say so", () => {
    const object = withCors({
      fetch(request) {
        expectTypeOf(request).toEqualTypeOf<Request>();
        return new Response(request.url);
      },
    }, { origin: "https://example.com" });
    expectTypeOf<ReturnType<typeof object.fetch>>().toEqualTypeOf<Response>();
  });
});

describe("a class with fetch", () => {
  class Entrypoint<E> {
    readonly env: E;
    constructor(_ctx: object, env: E) {
      this.env = env;
    }
  }
  class Api extends Entrypoint<Env> {
    static readonly version = 2;
    async fetch(_request: Request): Promise<Response> {
      return new Response(this.env.greeting);
    }
    greet(name: string): string {
      return `${this.env.greeting} ${name}`;
    }
  }

  test("keeps its type, its constructor and its static members", () => {
    const Wrapped = withCors(Api, { origin: "https://example.com" });
    expectTypeOf(Wrapped).toEqualTypeOf<typeof Api>();
    expectTypeOf(new Wrapped({}, { greeting: "hello" }).greet("Ada")).toEqualTypeOf<string>();
  });

  test("has callbacks that get what fetch gets", () => {
    withCors(Api, {
      origin(...all) {
        expectTypeOf(all).toEqualTypeOf<[origin: string, request: Request]>();
        return true;
      },
    });
  });

  test("is refused without fetch", () => {
    class Greeter {
      greet() {}
    }
    // @ts-expect-error -- no fetch
    withCors(Greeter);
  });
});

describe("a function that has a fetch", () => {
  interface Adapter {
    (request: Request, context: Env): Promise<Response>;
    fetch(request: Request, context: Env): Promise<Response>;
    dispose(): void;
  }
  const adapter = (() => new Response()) as unknown as Adapter;

  test("keeps its type, and its context reaches the callbacks", () => {
    expectTypeOf(withCors(adapter)).toEqualTypeOf<Adapter>();
    withCors(adapter, { origin: (_origin, _request, { greeting }) => greeting === "hello" });
  });
});

describe("routes of Bun", () => {
  test("give their handlers a Request, also where they do not say so, with and without fetch", () => {
    const routes = {
      "/items": (request: Request) => new Response(request.url),
      "/mixed": { GET: () => new Response(), PUT: undefined, DELETE: false as const },
      "/constant": new Response(),
      "/file": new Blob(),
    };
    expectTypeOf(withCors({ routes })).toEqualTypeOf({ routes });
    withCors({
      fetch: () => new Response(),
      routes: {
        "/items": (request) => {
          expectTypeOf(request).toEqualTypeOf<Request>();
          return new Response();
        },
        "/map": {
          GET(request) {
            expectTypeOf(request).toEqualTypeOf<Request>();
            return new Response();
          },
        },
      },
    }, { origin: "https://example.com" });
  });
});

describe("a map of methods", () => {
  test("keeps each handler, and gains OPTIONS", () => {
    const GET = (_request: Request): Response => new Response();
    const PUT = async (_request: Request, _env: Env): Promise<Response> => new Response();
    const methods = withCors({ GET, PUT }, { origin: "https://example.com" });
    expectTypeOf(methods.GET).toEqualTypeOf(GET);
    expectTypeOf(methods.PUT).toEqualTypeOf(PUT);
    expectTypeOf(methods.OPTIONS).toEqualTypeOf<(request: Request, env: Env) => Response>();
    expectTypeOf<keyof typeof methods>().toEqualTypeOf<"GET" | "PUT" | "OPTIONS">();
    // @ts-expect-error -- nobody handles it
    void methods.POST;
  });

  test("keeps an OPTIONS of its own", () => {
    const OPTIONS = async (_request: Request): Promise<Response> => new Response();
    expectTypeOf(withCors({ GET: () => new Response(), OPTIONS }).OPTIONS).toEqualTypeOf(OPTIONS);
  });

  test("gets a Request in inline handlers, also where they do not say so", () => {
    withCors({
      GET(request) {
        expectTypeOf(request).toEqualTypeOf<Request>();
        return new Response(request.url);
      },
      PUT: async (request) => {
        expectTypeOf(request).toEqualTypeOf<Request>();
        return Response.json(await request.json());
      },
    }, { credentials: true, origin: "https://example.com" });
  });
});

// Next.js is no dependency: these have the form of its NextRequest, its RouteContext, and what it demands of a route.
describe("a route handler of Next.js", () => {
  interface NextRequest extends Request {
    readonly cookies: { get(name: string): { value: string } | undefined };
    readonly nextUrl: URL & { locale: string };
  }
  interface RouteContext {
    params: Promise<{ id: string }>;
  }
  type RouteHandler = (request: NextRequest, context: RouteContext) => Response | Promise<Response>;
  interface Route {
    GET?: RouteHandler;
    PUT?: RouteHandler;
    OPTIONS?: RouteHandler;
  }

  const GET = async (request: NextRequest, { params }: RouteContext): Promise<Response> =>
    Response.json({ id: (await params).id, session: request.cookies.get("session")?.value });
  const PUT = async (request: NextRequest, context: RouteContext): Promise<Response> =>
    Response.json([await request.json(), await context.params]);

  test("keeps its exact type in a map", () => {
    const route = withCors({ GET, PUT }, { origin: "https://example.com", credentials: true });
    expectTypeOf(route.GET).toEqualTypeOf(GET);
    expectTypeOf(route.PUT).toEqualTypeOf(PUT);
    expectTypeOf(route).toExtend<Route>();
  });

  test("keeps its exact type alone", () => {
    expectTypeOf(withCors(GET, { origin: "https://example.com" })).toEqualTypeOf(GET);
  });

  test("hands its context to the callbacks", () => {
    withCors({ GET, PUT, HEAD: () => new Response() }, {
      async origin(_origin, request, context) {
        expectTypeOf(request).toEqualTypeOf<Request>();
        expectTypeOf(context).toEqualTypeOf<RouteContext>();
        return (await context.params).id === "1";
      },
    });
  });
});

describe("a handler of any server on node:http", () => {
  test("keeps its type as what createServerAdapter takes", () => {
    type Adapted<Context> = (request: Request, context: Context) => Response | Promise<Response>;
    const createServerAdapter = <Context>(_handler: Adapted<Context>) => {};
    createServerAdapter(withCors((_request: Request, context: { ip: string }) => new Response(context.ip)));
    createServerAdapter(withCors(() => new Response()));
  });
});
