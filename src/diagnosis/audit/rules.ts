import { isOkStatus } from "../../standard/statuses.ts";
import { isLocalHost } from "../local-hosts.ts";
import type { Answer } from "../servers/server.ts";
import { valueOf } from "../wire.ts";
import { isCacheable, type Permission, permits, variesByOrigin } from "./answers.ts";
import type { Attempt } from "./attempts.ts";
import type { Finding, Severity } from "./finding.ts";

/** Whether an origin that must not read is let in. */
export function findIntrusion(attempt: Attempt, answer: Answer): Finding | null {
  const permission = permits(answer, attempt.origin);
  if (permission === "refused") return null;
  if (permission === "public") return findPublicWildcard(attempt, answer);
  return {
    code: attempt.code,
    severity: severityOf(attempt, permission, answer.url),
    title: `${attempt.attacker} reads this${permission === "credentials" ? " as the visitor" : ""}`,
    evidence: evidenceOf(attempt.origin, answer),
    consequence: consequenceOf(answer, permission),
    change: attempt.change,
  };
}

/** `*` is right for public data. What only this machine or its network can reach is not public. */
function findPublicWildcard(attempt: Attempt, answer: Answer): Finding | null {
  if (!isLocalHost(new URL(answer.url).hostname) || attempt.code !== "any-origin") return null;
  return {
    code: "public-wildcard",
    severity: "medium",
    title: "Any page in the web reads what only this machine or its network can reach",
    evidence: evidenceOf(attempt.origin, answer),
    consequence: "a page that somebody opens here can pass on what it reads",
    change: attempt.change,
  };
}

function severityOf({ code }: Attempt, permission: Permission, url: string): Severity {
  if (code === "any-subdomain") return "low";
  if (permission === "credentials") return "high";
  return isLocalHost(new URL(url).hostname) ? "medium" : "low";
}

function consequenceOf(answer: Answer, permission: Permission): string {
  const type = valueOf(answer.headers, "content-type") ?? "no content type";
  const what = `${answer.status}, ${type}, ${answer.body.length} characters`;
  return permission === "credentials"
    ? `its page gets what the visitor's cookies get: ${what}`
    : `its page gets what anybody gets without cookies: ${what}`;
}

/** Whether a cache can mix up the answers to a trusted origin and to no origin. */
export function findMissingVary(plain: Answer, answer: Answer, origin: string): Finding | null {
  const [without, named] = [plain, answer].map((each) => valueOf(each.headers, "access-control-allow-origin"));
  const careless = [answer, plain].find((each) => !variesByOrigin(each));
  if (without === named || careless === undefined) return null;
  return {
    code: "vary-missing",
    severity: isCacheable(answer) ? "medium" : "low",
    title: "A cache may give one origin's answer to another: Vary: Origin is missing",
    evidence: [
      ...evidenceOf(origin, answer),
      "> (no Origin)",
      `< Access-Control-Allow-Origin: ${without ?? "(none)"}`,
      `< Vary: ${valueOf(careless.headers, "vary") ?? "(none)"}`,
    ],
    consequence: "pages that may read are refused because of what the cache stored for somebody else",
    change: "send Vary: Origin with every answer, also where the origin is refused or missing",
  };
}

/** Whether pages that may read cannot read errors. */
export function findUnreadableError(error: Answer, origin: string): Finding | null {
  if (permits(error, origin) !== "refused") return null;
  return {
    code: "errors-unreadable",
    severity: "low",
    title: `Pages cannot read errors: the ${error.status} has no Access-Control-Allow-Origin that fits`,
    evidence: [`> GET ${error.url}`, ...evidenceOf(origin, error)],
    consequence: "a page sees a network error instead of the status and the message",
    change: "send the headers with every status (nginx: always; Apache: Header always)",
  };
}

/** Whether a refused preflight looks like an allowed one to everything but a browser. */
export function findUnrefusedPreflight(answer: Answer, stranger: string): Finding | null {
  if (permits(answer, stranger) !== "refused" || !isOkStatus(answer.status)) return null;
  return {
    code: "preflight-not-refused",
    severity: "low",
    title: `A refused preflight is answered ${answer.status}`,
    evidence: ["> OPTIONS", ...evidenceOf(stranger, answer)],
    consequence: "logs and network panels show a success where the browser refuses",
    change: "answer it with 403",
  };
}

/** Whether browsers keep the answer to a preflight for a useful time. */
export function findMaxAge(answer: Answer, origin: string): Finding | null {
  const given = valueOf(answer.headers, "access-control-max-age");
  if (given !== null && Number(given) <= 86400) return null;
  return {
    code: given === null ? "max-age-missing" : "max-age-beyond-caps",
    severity: "low",
    title: given === null
      ? "Browsers ask again after 5 seconds: preflights have no Access-Control-Max-Age"
      : `Access-Control-Max-Age: ${given} is longer than any browser keeps`,
    evidence: ["> OPTIONS", ...evidenceOf(origin, answer), `< Access-Control-Max-Age: ${given ?? "(none)"}`],
    consequence: given === null ? "nearly every request costs two round trips" : "it promises what no browser does",
    change: "send 7200: Chromium keeps 7200 seconds, Firefox 86400, Safari 600",
  };
}

function evidenceOf(origin: string, { headers }: Answer): string[] {
  const lines = headers.filter(([name]) => /^access-control-allow-(?:origin|credentials)$/i.test(name));
  const found = lines.length === 0
    ? ["< Access-Control-Allow-Origin: (none)"]
    : lines.map((line) => `< ${line.join(": ")}`);
  return [`> Origin: ${origin}`, ...found];
}
