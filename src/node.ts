/**
 * CORS for the frameworks of Node that hand over a request and a response of `node:http` or `node:http2`: Express, Connect,
 * Koa, Fastify, Nest, and servers without a framework.
 *
 * @module
 */
export { fastifyCors, type FastifyInstance, type FastifyReply, type FastifyRequest } from "./node/fastify.ts";
export { type KoaContext, koaCors } from "./node/koa.ts";
export { corsListener } from "./node/listener.ts";
export { type CorsMiddleware, corsMiddleware } from "./node/middleware.ts";
export type { NodeRequest } from "./node/request-head.ts";
export type { NodeResponse } from "./node/response-head.ts";
