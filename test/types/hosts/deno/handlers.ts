import { expectTypeOf } from "vitest";
import { withCors } from "../../../../src/index.ts";

const options = { origin: "https://example.com", credentials: true } as const;

// What is annotated keeps its exact type.
const handler: Deno.ServeHandler = async (request, info) =>
  Response.json([request.url, info.remoteAddr, await info.completed]);
const server: Deno.ServeDefaultExport = { fetch: handler };
expectTypeOf(withCors(handler, options)).toEqualTypeOf(handler);
expectTypeOf(withCors(server, options)).toEqualTypeOf(server);
expectTypeOf(withCors({ fetch: handler, onListen() {} }, options)).toExtend<Deno.ServeDefaultExport>();

// What is not gets it from where it is handed to.
Deno.serve(withCors(() => new Response(), options));
Deno.serve(withCors((request) => new Response(request.url), options));
Deno.serve(
  { hostname: "127.0.0.1" },
  withCors((request, info) => {
    expectTypeOf(request).toEqualTypeOf<Request>();
    expectTypeOf(info).toEqualTypeOf<Deno.ServeHandlerInfo<Deno.NetAddr>>();
    return new Response(info.remoteAddr.hostname);
  }, {
    credentials: true,
    origin(_origin, request, info) {
      expectTypeOf(request).toEqualTypeOf<Request>();
      expectTypeOf(info).toEqualTypeOf<Deno.ServeHandlerInfo<Deno.NetAddr>>();
      return info.remoteAddr.port > 0;
    },
  }),
);

export default withCors({ fetch: (request) => new Response(request.url) }, options) satisfies Deno.ServeDefaultExport;

// @ts-expect-error -- every origin, with credentials
Deno.serve(withCors(handler, { origin: "*", credentials: true }));
