import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect as connectHttp2, createServer as createHttp2Server, type Http2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import connect from "connect";
import express from "express";
import express4 from "express4";
import Fastify from "fastify";
import Koa from "koa";
import type { CorsArgument } from "../../src/index.ts";
import { corsListener, corsMiddleware, fastifyCors, koaCors } from "../../src/node.ts";

/** A handler of node:http, which every framework lets write its answer. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface Running {
  port: number;
  stop: () => Promise<void>;
}

/** How a user mounts a policy ahead of a handler, in each framework. */
export const frameworks = {
  "node:http": (handler, policy) => listen(createServer(corsListener(handler, policy))),
  "node:http, by the middleware": (handler, policy) => {
    const cors = corsMiddleware(policy);
    return listen(createServer((request, response) =>
      cors(request, response, (error) => {
        if (error === undefined) return handler(request, response);
        response.statusCode = 500;
        response.end("failed");
      })
    ));
  },
  "node:http2": (handler, policy) =>
    listen(createHttp2Server(corsListener(handler as never, policy as CorsArgument) as never)),
  "Express 5": (handler, policy) => {
    const app = express();
    app.use(corsMiddleware(policy));
    app.all("/{*path}", handler);
    return listen(createServer(app));
  },
  "Express 4": (handler, policy) => {
    const app = express4();
    app.use(corsMiddleware(policy));
    app.all("*", handler);
    return listen(createServer(app));
  },
  "Connect": (handler, policy) => {
    const app = connect();
    app.use(corsMiddleware(policy));
    app.use(handler);
    return listen(createServer(app));
  },
  "Koa": (handler, policy) => {
    const app = new Koa();
    app.silent = true;
    app.use(koaCors(policy as CorsArgument));
    app.use((context) => {
      context.respond = false;
      context.status = 200;
      return handler(context.req, context.res) as undefined;
    });
    return listen(createServer(app.callback()));
  },
  "Fastify": async (handler, policy) => {
    const app = Fastify();
    app.register(fastifyCors(policy as CorsArgument));
    app.all("/*", (request, reply) => {
      reply.hijack();
      return handler(request.raw, reply.raw);
    });
    await app.listen({ port: 0, host: "127.0.0.1" });
    return { port: (app.server.address() as AddressInfo).port, stop: () => app.close() };
  },
} satisfies Record<string, (handler: Handler, policy?: NodePolicy) => Promise<Running>>;

type NodePolicy = CorsArgument<[IncomingMessage, ServerResponse]>;

export type Framework = keyof typeof frameworks;
export const names = Object.keys(frameworks) as Framework[];

/** Listens on a free port of the loopback. */
export async function listen(server: Server | Http2Server): Promise<Running> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** An answer: its status, and every line about CORS. */
export interface Answer {
  status: number;
  cors: Record<string, string>;
}

/** Asks over HTTP/2. */
export async function askHttp2(port: number, method: string, headers: Record<string, string>): Promise<Answer> {
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  try {
    const stream = session.request({ ":method": method, ":path": "/", ...headers });
    stream.end();
    const [answer] = await once(stream, "response");
    stream.resume();
    await once(stream, "end");
    return { status: answer[":status"], cors: onlyCors(Object.entries(answer) as [string, string][]) };
  } finally {
    session.destroy();
  }
}

export function onlyCors(lines: Iterable<[string, string]>): Record<string, string> {
  const cors: Record<string, string> = {};
  for (const [name, value] of lines) {
    if (!/^(?:access-control-|vary$)/i.test(name)) continue;
    // A header that is sent twice is not one header.
    cors[name.toLowerCase()] = name.toLowerCase() in cors ? `${cors[name.toLowerCase()]} AND ${value}` : value;
  }
  return cors;
}
