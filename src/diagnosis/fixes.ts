import { corsUnsafeRequestHeaderNames } from "../standard/cors-safelisted-request-headers.ts";
import { extractTokens } from "../standard/header-values.ts";
import { ALLOW_HEADERS, ALLOW_METHODS, EXPOSE_HEADERS } from "../standard/http-cors-protocol.ts";
import { isTupleOrigin } from "../standard/origins.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { type RecognizedServer, recognizeServers, SERVERS } from "./servers/catalogue.ts";
import type { Answer, FixTarget, KnownServer } from "./servers/server.ts";
import { valueOf } from "./wire.ts";

/** What to write for a server, so that the page gets the answer. */
export interface Fix {
  readonly server: KnownServer;
  /** By what it was recognized, null if it was asked for by name. */
  readonly evidence: string | null;
  readonly parts: ReturnType<KnownServer["configure"]>;
}

/** What a server is called, as `--fix` takes it. */
export const FIX_NAMES: readonly string[] = SERVERS.map(({ name }) => name);

/** The servers that show in the answers: an application, and what stands before it. */
export function recognizeIn({ exchanges }: Diagnosis): readonly RecognizedServer[] {
  return recognizeServers(
    exchanges.flatMap(({ request: { kind, method, url }, response }): Answer[] =>
      response === null ? [] : [{ kind, method, url, ...response }]
    ),
  );
}

/** The configurations of the servers with these names, or, if there are none, of those that are recognized. */
export function fixesOf(diagnosis: Diagnosis, names: readonly string[] | null): Fix[] {
  const target = toTarget(diagnosis);
  if (target === null) return [];
  const recognized = recognizeIn(diagnosis);
  const evidenceOf = (server: KnownServer) => recognized.find((other) => other.server === server)?.evidence ?? null;
  const servers = names === null
    ? recognized.map(({ server }) => server)
    : SERVERS.filter(({ name }) => names.includes(name) || names.includes("all"));
  return servers.map((server) => ({ server, evidence: evidenceOf(server), parts: server.configure(target) }));
}

/** Listed where a server lists none: it is the origin that decides who may use them. */
const USUAL_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

const PLAIN_NAME = /^[\w-]+$/;

/**
 * What the server has to allow: what this request needs, and what the server already lists, so that other requests go on
 * as before. Null for a page with an opaque origin, which no configuration should name.
 */
function toTarget(diagnosis: Diagnosis): FixTarget | null {
  const { origin, method, headers, credentials } = diagnosis.request;
  if (!isTupleOrigin(origin)) return null;
  const namesIn = (name: string) => namesListed(diagnosis, name);
  const listed = unique(namesIn(ALLOW_METHODS).map((name) => name.toUpperCase()));
  return {
    origins: [origin],
    methods: unique([...(listed.length > 0 ? listed : USUAL_METHODS), method.toUpperCase()]),
    headers: unique([...namesIn(ALLOW_HEADERS), ...corsUnsafeRequestHeaderNames(headers)].map(toLowerCase)),
    exposedHeaders: unique(namesIn(EXPOSE_HEADERS)),
    credentials: credentials === "include",
  };
}

/** The names that the answers list in a header. */
function namesListed({ exchanges }: Diagnosis, header: string): string[] {
  return exchanges.flatMap(({ response }) => {
    const names = extractTokens(response === null ? null : valueOf(response.headers, header));
    return names === null || names === "failure" ? [] : names;
  });
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => PLAIN_NAME.test(name));
}

function toLowerCase(name: string): string {
  return name.toLowerCase();
}
