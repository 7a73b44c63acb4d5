import type { Middleware } from "koa";
import { type CorsOptions, createCors } from "withcors";

/** Hands the policy a response that has the `Vary` of what Koa answers, and copies what it says onto that. */
export function corsMiddleware(options: CorsOptions): Middleware {
  const cors = createCors(options);

  return async (context, next) => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(context.headers)) headers.set(name, String(value));

    let passed = false;
    const answer = await cors.handle(new Request(context.href, { method: context.method, headers }), async () => {
      await next();
      passed = true;
      return new Response(null, { headers: { vary: context.response.get("vary") || "" } });
    });
    if (!passed) {
      context.status = answer.status;
      context.body = await answer.text();
    }
    answer.headers.forEach((value, name) => context.set(name, value));
  };
}
