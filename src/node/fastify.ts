import { toPolicySource } from "../server/policy-source.ts";
import type { CorsArgument } from "../server/with-cors.ts";
import { NodeExchange } from "./exchange.ts";
import type { NodeRequest } from "./request-head.ts";
import type { NodeResponse } from "./response-head.ts";
import { sendResponse } from "./send-response.ts";
import { settle } from "./settle.ts";

/** What is used of a request of Fastify. */
export interface FastifyRequest {
  readonly raw: NodeRequest;
}

/** What is used of a reply of Fastify. */
export interface FastifyReply {
  readonly raw: NodeResponse;
  code(status: number): unknown;
  send(): unknown;
  hijack(): unknown;
  callNotFound(): unknown;
}

/** What is used of an instance of Fastify. */
export interface FastifyInstance {
  readonly prefix: string;
  addHook(
    name: "onRequest",
    // deno-lint-ignore no-explicit-any -- an error, if there is one
    hook: (request: FastifyRequest, reply: FastifyReply, done: (error?: any) => void) => void,
  ): unknown;
  hasRoute(route: { method: "OPTIONS"; url: string }): boolean;
  options(path: string, handler: (request: FastifyRequest, reply: FastifyReply) => void): unknown;
}

/**
 * CORS for Fastify, and for Nest on Fastify: a plugin for all routes of the scope in which it is registered, and of the
 * scopes in there. An error of a function of the policy's goes to `onError`, or else to the error handler of Fastify. That
 * also answers errors of handlers, and pages can read its answer.
 *
 * @example
 * ```ts
 * import Fastify from "fastify";
 * import { fastifyCors } from "withcors/node";
 *
 * export const app = Fastify();
 * app.register(fastifyCors({ origin: "https://app.example.com", credentials: true }));
 * ```
 * @throws {CorsOptionsError} with every mistake in the options
 */
export function fastifyCors(
  policy: CorsArgument = {},
): (instance: FastifyInstance, options: unknown, done: () => void) => void {
  const source = toPolicySource(policy);
  const plugin = (instance: FastifyInstance, _options: unknown, done: () => void): void => {
    instance.addHook("onRequest", (request, reply, next) => {
      const exchange = new NodeExchange(request.raw, reply.raw, request, reply);
      settle(() => exchange.judge(source), (verdict) => {
        if (verdict === null) return next();
        if (typeof verdict === "number") {
          reply.code(verdict);
          reply.send();
        } else {
          reply.hijack();
          void sendResponse(reply.raw, verdict);
        }
      }, next);
    });
    answerOptions(instance);
    done();
  };
  return Object.assign(plugin, IN_THE_SCOPE_OF_ITS_CALLER);
}

/**
 * Gives an inner scope a route for every OPTIONS: few of its routes have one, and hooks of inner scopes are not called without
 * a route. Those of the root are, and a route there would collide with one that the application adds later.
 */
function answerOptions(instance: FastifyInstance): void {
  const isRoot = Object.getPrototypeOf(instance) === Object.prototype; // inner scopes inherit from outer ones
  const path = instance.prefix === "" ? "/*" : "*";
  if (isRoot || instance.hasRoute({ method: "OPTIONS", url: instance.prefix + path })) return;
  instance.options(path, (_request, reply) => void reply.callNotFound());
}

/** Fastify reads these of a plugin: without the first, its hooks would reach nothing outside of it. */
const IN_THE_SCOPE_OF_ITS_CALLER = {
  [Symbol.for("skip-override")]: true,
  [Symbol.for("fastify.display-name")]: "withcors",
};
