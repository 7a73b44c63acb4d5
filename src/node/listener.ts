import { toPolicySource } from "../server/policy-source.ts";
import type { CorsArgument } from "../server/with-cors.ts";
import { NodeExchange } from "./exchange.ts";
import type { NodeRequest } from "./request-head.ts";
import type { NodeResponse } from "./response-head.ts";
import { sendVerdict } from "./send-response.ts";
import { settle } from "./settle.ts";

/**
 * CORS for a request listener of `node:http`, `node:https` or `node:http2`.
 *
 * An error of a function of the policy's goes to `onError`. Without it the answer is a 500, and the error is printed. With
 * `onError`, it also answers what the listener throws or rejects with.
 *
 * @example
 * ```ts
 * import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
 * import { corsListener } from "withcors/node";
 *
 * const answer = (_request: IncomingMessage, response: ServerResponse) => response.end("hello");
 * export const server = createServer(corsListener(answer, { origin: "https://app.example.com" }));
 * ```
 * @throws {CorsOptionsError} with every mistake in the options
 */
export function corsListener<Req extends NodeRequest, Res extends NodeResponse, This = unknown>(
  listener: (this: This, request: Req, response: Res) => unknown,
  policy: CorsArgument<[request: Req, response: Res]> = {},
): (this: This, request: Req, response: Res) => void {
  const source = toPolicySource(policy);
  return function (request, response) {
    const exchange = new NodeExchange(request, response, request, response);
    const answer = (verdict: number | Response) => sendVerdict(response, verdict);
    const fail = (error: unknown) => {
      console.error(error);
      answer(500);
    };
    settle(() => exchange.judge(source), (verdict) => {
      if (verdict !== null) return answer(verdict);
      settle(() => listener.call(this, request, response), () => {}, (error) => {
        settle(() => exchange.recover(error), answer, (unanswered) => {
          if (unanswered === error) throw error; // as it would be thrown without a policy
          fail(unanswered);
        });
      });
    }, fail);
  };
}
