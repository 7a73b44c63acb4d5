import type { BunRequest, Server } from "bun";
import { expectTypeOf } from "vitest";
import { withCors } from "withcors";

const options = { origin: "https://example.com", credentials: true } as const;

// What is annotated keeps its exact type.
const fetch = (request: Request, server: Server<undefined>): Response | undefined =>
  server.upgrade(request) ? undefined : new Response();
const user = (request: BunRequest<"/users/:id">, _server: Server<undefined>): Response =>
  new Response(request.params.id);
const routes = { "/users/:id": user, "/health": { GET: () => new Response("ok") }, "/robots.txt": new Response() };
const server = { port: 3000, fetch, routes };
expectTypeOf(withCors(fetch, options)).toEqualTypeOf(fetch);
expectTypeOf(withCors(user, options)).toEqualTypeOf(user);
expectTypeOf(withCors(server, options)).toEqualTypeOf(server);
expectTypeOf(withCors({ GET: user }, options).GET).toEqualTypeOf(user);

// What is not gets it from where it is handed to.
Bun.serve<undefined>({
  fetch: withCors((request, server) => {
    expectTypeOf(request).toEqualTypeOf<Request>();
    expectTypeOf(server).toEqualTypeOf<Server<undefined>>();
    return new Response();
  }, {
    credentials: true,
    origin(_origin, request, server) {
      expectTypeOf(request).toEqualTypeOf<Request>();
      expectTypeOf(server).toEqualTypeOf<Server<undefined>>();
      return true;
    },
  }),
});
Bun.serve<undefined, "/users/:id">({
  routes: {
    "/users/:id": withCors((request, server) => {
      expectTypeOf(request).toEqualTypeOf<BunRequest<"/users/:id">>();
      expectTypeOf(server).toEqualTypeOf<Server<undefined>>();
      return new Response(request.params.id);
    }, options),
  },
});

// While Bun.serve is still to find out what its sockets hold, it tells nobody the type of its server.
Bun.serve({ fetch: withCors(() => new Response(), options) });
Bun.serve({ fetch: withCors(async (request) => new Response(request.url), options) });
Bun.serve({ fetch: withCors((request, server) => new Response(server.requestIP(request)?.address), options) });
Bun.serve({ fetch: withCors(user as typeof fetch, options), websocket: { message() {} } });
Bun.serve({
  routes: {
    "/users/:id": withCors((request) => new Response(request.params.id), options),
    "/notes/:name": withCors({
      GET: (request: BunRequest<"/notes/:name">) => new Response(request.params.name),
      PUT: async (request: BunRequest<"/notes/:name">) => Response.json(await request.json()),
    }, options),
  },
});
Bun.serve(withCors({ port: 3000, fetch: (request) => new Response(request.url) }, options));
Bun.serve(withCors({ port: 3000, fetch: () => new Response(), routes: { "/users/:id": user } }, options));

// @ts-expect-error -- every origin, with credentials
Bun.serve({ fetch: withCors(fetch, { origin: "*", credentials: true }), websocket: { message() {} } });
// @ts-expect-error -- no params of that name
withCors((request: BunRequest<"/users/:id">) => new Response(request.params.name), options);
