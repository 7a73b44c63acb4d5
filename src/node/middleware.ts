import { toPolicySource } from "../server/policy-source.ts";
import type { CorsArgument } from "../server/with-cors.ts";
import { NodeExchange } from "./exchange.ts";
import type { NodeRequest } from "./request-head.ts";
import type { NodeResponse } from "./response-head.ts";
import { sendVerdict } from "./send-response.ts";
import { settle } from "./settle.ts";

/** Middleware of Express, Connect, Nest on Express, and of whatever else calls `(request, response, next)`. */
export type CorsMiddleware<Req extends NodeRequest = NodeRequest, Res extends NodeResponse = NodeResponse> = (
  request: Req,
  response: Res,
  // deno-lint-ignore no-explicit-any -- whatever a function of the user's threw
  next: (error?: any) => unknown,
) => void;

/**
 * CORS for Express, Connect, Nest on Express, and whatever else takes `(request, response, next)`. Mount it ahead of what
 * answers. Preflights and refusals are answered; what later handlers answer, error pages included, gets the CORS headers
 * when it is sent, and loses those that were set in any other way.
 *
 * An error of a function of the policy's goes to `onError`, or else to `next(error)`. Errors of handlers stay where they
 * are: the framework answers them, and pages can read its answer.
 *
 * @example
 * ```ts
 * import { createServer } from "node:http";
 * import connect from "connect";
 * import { corsMiddleware } from "withcors/node";
 *
 * const app = connect();
 * app.use(corsMiddleware({ origin: "https://app.example.com", credentials: true }));
 * app.use((_request, response) => response.end("hello"));
 * export const server = createServer(app);
 * ```
 * @throws {CorsOptionsError} with every mistake in the options
 */
export function corsMiddleware<Req extends NodeRequest, Res extends NodeResponse>(
  policy: CorsArgument<[request: Req, response: Res]> = {},
): CorsMiddleware<Req, Res> {
  const source = toPolicySource(policy);
  return (request, response, next) => {
    const exchange = new NodeExchange(request, response, request, response);
    settle(() => exchange.judge(source), (verdict) => {
      if (verdict === null) next();
      else sendVerdict(response, verdict);
    }, next);
  };
}
