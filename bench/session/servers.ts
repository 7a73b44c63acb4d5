import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import fastifyCors, { type FastifyCorsOptions } from "@fastify/cors";
import cors from "cors";
import express from "express";
import fastify from "fastify";
import { toNodeHandler } from "srvx/node";
import type { Subject } from "../socket/subjects/subject.ts";
import type { Count } from "./results.ts";

/** A server with CORS as its defaults are, and how that is written. */
export interface Candidate {
  readonly name: string;
  readonly written: string;
  readonly listener: () => Promise<RequestListener>;
}

const methods = ["PUT", "PATCH", "DELETE"];

export const candidates: readonly Candidate[] = [
  inFetch("ours", "withcors", "withCors(handler)"),
  inFetch("hono", "hono", "cors()"),
  inFetch("h3", "h3", "handleCors(event, {})"),
  inFetch("itty", "itty-router", "cors()"),
  inFetch("remix", "@remix-run/cors-middleware", "cors()"),
  inFetch("elysia", "@elysiajs/cors", "cors()"),
  inFetch("use-cors", "@whatwg-node/server", "useCORS()"),
  { name: "cors", written: "cors()", listener: async () => express().use(cors()).use(answerExpress) },
  { name: "@fastify/cors", written: "register(cors)", listener: () => serveFastify({}) },
  { name: "@fastify/cors", written: "register(cors, { methods })", listener: () => serveFastify({ methods }) },
];

function inFetch(file: string, name: string, written: string): Candidate {
  return {
    name,
    written,
    async listener() {
      const { subject } = await import(`../socket/subjects/${file}.ts`) as { subject: Subject };
      return toNodeHandler(subject.withDefaults!()) as RequestListener;
    },
  };
}

const answerExpress: express.RequestHandler = (_, response) => void response.json({ hello: "world" });

async function serveFastify(options: FastifyCorsOptions): Promise<RequestListener> {
  const app = fastify();
  await app.register(fastifyCors, options);
  app.route({ method: methods, url: "/*", handler: () => ({ hello: "world" }) });
  await app.ready();
  return (request, response) => app.routing(request, response);
}

/** A server that counts. */
export interface CountingServer {
  readonly url: string;
  readonly count: Count;
  stop(): void;
}

export async function start(candidate: Candidate): Promise<CountingServer> {
  const count = { preflights: 0, actual: 0 };
  const listener = await candidate.listener();
  const server = createServer((request, response) => {
    count[isPreflight(request) ? "preflights" : "actual"]++;
    listener(request, response);
  });
  return { url: await listen(server), count, stop: () => stop(server) };
}

const isPreflight = ({ method, headers }: IncomingMessage) =>
  method === "OPTIONS" && headers["access-control-request-method"] !== undefined;

export async function listen(server: Server): Promise<string> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function stop(server: Server): void {
  server.close();
  server.closeAllConnections();
}
