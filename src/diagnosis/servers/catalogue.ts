import { apache } from "./apache.ts";
import { apiGateway } from "./api-gateway.ts";
import { aspnet } from "./aspnet.ts";
import { azure } from "./azure.ts";
import { caddy } from "./caddy.ts";
import { django } from "./django.ts";
import { envoy } from "./envoy.ts";
import { express } from "./express.ts";
import { fastapi } from "./fastapi.ts";
import { fastify } from "./fastify.ts";
import { gcs } from "./gcs.ts";
import { go } from "./go.ts";
import { haproxy } from "./haproxy.ts";
import { hono } from "./hono.ts";
import { kong } from "./kong.ts";
import { lighttpd } from "./lighttpd.ts";
import { nextjs } from "./nextjs.ts";
import { nginx } from "./nginx.ts";
import { s3 } from "./s3.ts";
import type { Answer, KnownServer } from "./server.ts";
import { spring } from "./spring.ts";
import { traefik } from "./traefik.ts";
import { varnish } from "./varnish.ts";
import { withcors } from "./withcors.ts";
import { workers } from "./workers.ts";

/** Every server that the fixes know. The applications come first: where a policy can stand, it stands best there. */
export const SERVERS: readonly KnownServer[] = [
  withcors,
  express,
  fastify,
  hono,
  fastapi,
  nextjs,
  spring,
  django,
  aspnet,
  go,
  nginx,
  apache,
  caddy,
  lighttpd,
  haproxy,
  varnish,
  traefik,
  kong,
  envoy,
  workers,
  s3,
  gcs,
  azure,
  apiGateway,
];

/** A server that was recognized, and by what. */
export interface RecognizedServer {
  readonly server: KnownServer;
  readonly evidence: string;
}

/** The servers that show in the answers: an application, and what stands in front of it. */
export function recognizeServers(answers: readonly Answer[]): readonly RecognizedServer[] {
  return SERVERS.flatMap((server) => {
    const evidence = server.recognize(answers);
    return evidence === null ? [] : [{ server, evidence }];
  });
}
