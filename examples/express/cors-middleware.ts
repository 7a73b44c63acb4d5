import type { RequestHandler } from "express";
import { type CorsOptions, createCors } from "withcors";

/** Asks the policy with a response that has nothing to it, and copies what it says onto the response of Express. */
export function corsMiddleware(options: CorsOptions): RequestHandler {
  const cors = createCors(options);

  return async (request, response, next) => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    const url = `${request.protocol}://${request.headers.host}${request.originalUrl}`;

    let passed = false;
    const answer = await cors.handle(new Request(url, { method: request.method, headers }), () => {
      passed = true;
      return new Response();
    });
    answer.headers.forEach((value, name) => void response.append(name, value));
    if (passed) next();
    else response.status(answer.status).end();
  };
}
