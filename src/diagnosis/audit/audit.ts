import { isOkStatus } from "../../standard/statuses.ts";
import type { Answer } from "../servers/server.ts";
import { valueOf } from "../wire.ts";
import { permits } from "./answers.ts";
import { type Attempt, jointsOf, lookAlikesOf, strangers } from "./attempts.ts";
import type { AuditReport, Finding, Severity } from "./finding.ts";
import { findIntrusion, findMaxAge, findMissingVary, findUnreadableError, findUnrefusedPreflight } from "./rules.ts";

/** A request of the audit. It changes nothing on a server that keeps to HTTP. */
export interface AuditRequest {
  readonly method: "GET" | "OPTIONS";
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Sends a request, and returns its answer as it came over the wire. */
export type Send = (request: AuditRequest) => Promise<Answer>;

export interface AuditSettings {
  readonly url: string;
  /** Origins that may read. Without any, the audit learns one from the answers, or takes the URL's own. */
  readonly trusted: readonly string[];
  readonly maxRequests: number;
  /** A word of lower-case letters and digits that makes the names of the attempts unique. */
  readonly token: string;
}

const SEVERITIES: readonly Severity[] = ["high", "medium", "low"];

/** Looks for known misconfigurations, one request after the other, and never more than it may send. */
export async function audit(settings: AuditSettings, send: Send): Promise<AuditReport> {
  const { url, token } = settings;
  const ask = limited(send, settings.maxRequests);
  const findings: Finding[] = [];
  const passed: string[] = [];
  const untried: string[] = [];

  /** Keeps what a rule found, or that it found nothing, or that it could not be asked. */
  const judge = (name: string, answer: Answer | null, rule: (answer: Answer) => Finding | null): Finding | null => {
    const finding = answer === null ? null : rule(answer);
    if (finding !== null) findings.push(finding);
    else (answer === null ? untried : passed).push(name);
    return finding;
  };
  const attempt = async (each: Attempt) =>
    judge(each.name, await ask(get(url, each.origin)), (answer) => findIntrusion(each, answer));

  const plain = await ask(get(url));
  const trusted = trustedBy(settings, plain);
  const [origin] = trusted as readonly [string];
  const [stranger, opaque] = strangers(token);
  const isOpen = (await attempt(stranger))?.code === "any-origin";
  await attempt(opaque);
  for (const each of [...jointsOf(trusted), ...lookAlikesOf(origin, token)]) {
    // They would be let in as anybody is.
    if (isOpen) untried.push(each.name);
    else await attempt(each);
  }

  const answer = await ask(get(url, origin));
  judge("Vary", answer, (given) => plain === null ? null : findMissingVary(plain, given, origin));
  if (answer !== null && permits(answer, origin) !== "refused") {
    const error = await ask(get(new URL(`/withcors-${token}`, url).href, origin));
    judge("errors", error, (given) => given.status < 400 ? null : findUnreadableError(given, origin));
  }
  const allowed = await ask(preflight(url, origin));
  if (allowed !== null && isOkStatus(allowed.status) && permits(allowed, origin) !== "refused") {
    judge("max-age", allowed, (given) => findMaxAge(given, origin));
  }
  if (!isOpen) {
    const refused = await ask(preflight(url, stranger.origin));
    judge("refused preflights", refused, (given) => findUnrefusedPreflight(given, stranger.origin));
  }
  findings.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  return { url, requests: ask.count(), findings, passed, untried };
}

/** The trusted origins: the given ones, or the one that an answer without `Origin` names, or the URL's own. */
function trustedBy({ trusted, url }: AuditSettings, plain: Answer | null): readonly string[] {
  if (trusted.length > 0) return trusted;
  const named = plain === null ? null : valueOf(plain.headers, "access-control-allow-origin");
  return [named?.includes("://") ? named : new URL(url).origin];
}

function get(url: string, origin?: string): AuditRequest {
  return { method: "GET", url, headers: origin === undefined ? [] : [["Origin", origin]] };
}

function preflight(url: string, origin: string): AuditRequest {
  return { method: "OPTIONS", url, headers: [["Origin", origin], ["Access-Control-Request-Method", "PUT"]] };
}

/** Sends, and returns null once the limit is reached. */
function limited(send: Send, limit: number) {
  let count = 0;
  const ask = async (request: AuditRequest): Promise<Answer | null> => {
    if (count >= limit) return null;
    count++;
    return await send(request);
  };
  return Object.assign(ask, { count: () => count });
}
