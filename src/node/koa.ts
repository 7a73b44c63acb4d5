import { toPolicySource } from "../server/policy-source.ts";
import type { CorsArgument } from "../server/with-cors.ts";
import { NodeExchange } from "./exchange.ts";
import type { NodeRequest } from "./request-head.ts";
import type { NodeResponse } from "./response-head.ts";
import { sendResponse } from "./send-response.ts";

/** What is used of a context of Koa. */
export interface KoaContext {
  readonly req: NodeRequest;
  readonly res: NodeResponse;
  status: number;
  body?: unknown;
  respond?: boolean | undefined;
}

/**
 * CORS for Koa. Use it first: what later middleware answers gets the CORS headers when it is sent, and so does Koa's own
 * answer to an error. With `onError`, that answers what later middleware throws.
 *
 * @example
 * ```ts
 * import Koa from "koa";
 * import { koaCors } from "withcors/node";
 *
 * export const app = new Koa();
 * app.use(koaCors({ origin: "https://app.example.com", credentials: true }));
 * ```
 * @throws {CorsOptionsError} with every mistake in the options
 */
export function koaCors<Context extends KoaContext>(
  policy: CorsArgument<[context: Context]> = {},
): (context: Context, next: () => Promise<unknown>) => Promise<void> {
  const source = toPolicySource(policy);
  return async (context, next) => {
    const exchange = new NodeExchange(context.req, context.res, context);
    let verdict = await exchange.judge(source);
    if (verdict === null) {
      try {
        return void await next();
      } catch (error) {
        verdict = await exchange.recover(error);
      }
    }
    if (typeof verdict === "number") {
      context.body = null;
      context.status = verdict;
    } else {
      context.respond = false;
      await sendResponse(context.res, verdict);
    }
  };
}
