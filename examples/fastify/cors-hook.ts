import type { onRequestAsyncHookHandler } from "fastify";
import { type CorsOptions, createCors } from "withcors";

/** Asks the policy with a response that has nothing to it, and copies what it says onto the reply of Fastify. */
export function corsHook(options: CorsOptions): onRequestAsyncHookHandler {
  const cors = createCors(options);

  return async (request, reply) => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    const url = `${request.protocol}://${request.host}${request.originalUrl}`;

    let passed = false;
    const answer = await cors.handle(new Request(url, { method: request.method, headers }), () => {
      passed = true;
      return new Response();
    });
    answer.headers.forEach((value, name) => void reply.header(name, value));
    if (!passed) return reply.code(answer.status).send();
  };
}
