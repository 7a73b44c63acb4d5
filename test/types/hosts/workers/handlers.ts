import { DurableObject, WorkerEntrypoint } from "cloudflare:workers";
import { expectTypeOf } from "vitest";
import { withCors } from "withcors";

interface Env {
  TENANTS: KVNamespace;
}
interface Job {
  id: string;
}

const options = { origin: "https://example.com", credentials: true } as const;

// An annotated handler keeps its exact type.
const handler: ExportedHandler<Env, Job> = {
  async fetch(request, env, ctx) {
    ctx.waitUntil(env.TENANTS.put("last", request.url));
    return new Response(request.cf?.country as string);
  },
  async queue(batch) {
    for (const { body } of batch.messages) console.log(body.id);
  },
};
const satisfied = {
  async fetch(request, env, ctx) {
    ctx.waitUntil(env.TENANTS.put("last", request.url));
    return new Response(await env.TENANTS.get("last"));
  },
  async scheduled(event, env) {
    await env.TENANTS.delete(event.cron);
  },
} satisfies ExportedHandler<Env>;
expectTypeOf(withCors(satisfied, options)).toEqualTypeOf(satisfied);

expectTypeOf(withCors(handler, options)).toEqualTypeOf(handler);

// Its own arguments reach the callbacks.
withCors(satisfied, {
  credentials: true,
  async origin(origin, request, env, ctx) {
    expectTypeOf(request).toEqualTypeOf<Request>();
    expectTypeOf(env).toEqualTypeOf<Env>();
    expectTypeOf(ctx).toEqualTypeOf<ExecutionContext>();
    return await env.TENANTS.get(origin) !== null;
  },
  onError(_error, _request, env) {
    expectTypeOf(env).toEqualTypeOf<Env>();
    return new Response(null, { status: 500 });
  },
  onRefused(_explanation, _request, env, ctx) {
    expectTypeOf(env).toEqualTypeOf<Env>();
    expectTypeOf(ctx).toEqualTypeOf<ExecutionContext>();
  },
});
withCors(
  satisfied,
  async (_request, env) => ({
    origin: await env.TENANTS.get("origin") === "a" ? "https://a.example" : "https://b.example",
  }),
);

// An inline handler gets its types from what the whole satisfies.
export default withCors({
  async fetch(request, env, ctx) {
    ctx.waitUntil(env.TENANTS.put("last", request.url));
    return new Response("hello");
  },
}, options) satisfies ExportedHandler<Env>;

// Classes keep their types, too.
class Api extends WorkerEntrypoint<Env> {
  override async fetch(request: Request): Promise<Response> {
    return new Response(await this.env.TENANTS.get(request.url));
  }
  greet(name: string): string {
    return `hello ${name}`;
  }
}
class Counter extends DurableObject<Env> {
  override async fetch(_request: Request): Promise<Response> {
    return new Response(await this.ctx.storage.get<string>("count"));
  }
}
expectTypeOf(withCors(Api, options)).toEqualTypeOf<typeof Api>();
expectTypeOf(withCors(Counter, options)).toEqualTypeOf<typeof Counter>();

// @ts-expect-error -- every origin, with credentials
withCors(satisfied, { origin: "*", credentials: true });
// @ts-expect-error -- no such binding
withCors(satisfied, { origin: (_origin, _request, env) => env.USERS });
