import { ALLOW_CREDENTIALS, ALLOW_ORIGIN } from "../standard/http-cors-protocol.ts";
import { isRedirectStatus } from "../standard/statuses.ts";
import { parseUrl } from "../standard/urls.ts";
import { adviseAllowOrigin, adviseFollowing, explainNullOrigin } from "./allow-origin-advice.ts";
import { nameOf } from "./exchanges.ts";
import type { FailureKind } from "./failure-kind.ts";
import { type Failure, failure } from "./network-errors.ts";
import { type FetchRequest, serializeRequestOrigin } from "./requests.ts";
import type { InternalResponse } from "./responses.ts";

/**
 * To perform a CORS check for a request and response.
 *
 * @see https://fetch.spec.whatwg.org/#concept-cors-check
 */
export function corsCheck(request: FetchRequest, response: InternalResponse): "success" | Failure {
  const withCredentials = request.credentialsMode === "include";
  // 1. Let origin be the result of getting `Access-Control-Allow-Origin` from response's header list.
  const origin = response.headers.get(ALLOW_ORIGIN);
  // 2. If origin is null, then return failure.
  if (origin === null) return refuseMissingOrigin(request, response);
  // 3. If request's credentials mode is not "include" and origin is `*`, then return success.
  if (!withCredentials && origin === "*") return "success";
  // 4. If the result of byte-serializing a request origin with request is not origin, then return failure.
  if (serializeRequestOrigin(request) !== origin) return refuseOrigin(request, response, origin);
  // 5. If request's credentials mode is not "include", then return success.
  if (!withCredentials) return "success";
  // 6. Let credentials be the result of getting `Access-Control-Allow-Credentials` from response's header list.
  const credentials = response.headers.get(ALLOW_CREDENTIALS);
  // 7. If credentials is `true`, then return success.
  if (credentials === "true") return "success";
  // 8. Return failure.
  return refuseCredentials(request, response, credentials);
}

const PLACE = { algorithm: "CORS check" } as const;

function refuseMissingOrigin(request: FetchRequest, response: InternalResponse): Failure {
  const isRedirect = isRedirectStatus(response.status) && response.exchange.kind === "actual";
  const { remedy, needed } = adviseAllowOrigin(request);
  const directly = isRedirect ? adviseFollowing(response, request) : null;
  return failure({
    ...PLACE,
    step: "2",
    kind: isRedirect ? "redirect-no-cors" : "allow-origin-missing",
    subject: nameOf(response.exchange),
    problem: [
      isRedirect ? `is a redirect with status ${response.status}` : null,
      "has no Access-Control-Allow-Origin",
      explainNullOrigin(request),
    ].filter((clause) => clause !== null).join(", and "),
    remedy: directly === null ? remedy : `${remedy}, or ${directly}`,
    header: ALLOW_ORIGIN,
    needed,
  });
}

function refuseOrigin(request: FetchRequest, response: InternalResponse, found: string): Failure {
  const { remedy, needed } = adviseAllowOrigin(request);
  const lines = response.headers.getAll(ALLOW_ORIGIN);
  const kind = kindOf(request, found, lines.length);
  const endings: Partial<Record<FailureKind, string>> = {
    "allow-origin-multiple": ", once",
    "allow-origin-wildcard-credentials": ", or the page has to leave out credentials",
  };
  return failure({
    ...PLACE,
    step: "4",
    kind,
    subject: nameOf(response.exchange),
    problem: `has ${show("Access-Control-Allow-Origin", lines)}, ${problemOf(kind, request, found)}`,
    remedy: needed === null ? remedy : `${remedy}${endings[kind] ?? ""}`,
    header: ALLOW_ORIGIN,
    found,
    needed,
  });
}

/** What a value that is not the request's origin is. Chromium tells the same kinds apart by the same marks. */
function kindOf(request: FetchRequest, found: string, lines: number): FailureKind {
  if (found === "*") return "allow-origin-wildcard-credentials";
  if (lines > 1 || /[ ,]/.test(found)) return "allow-origin-multiple";
  if (explainNullOrigin(request) !== null) return "redirect-origin-null";
  return found === "null" || parseUrl(found) !== null ? "allow-origin-mismatch" : "allow-origin-no-origin";
}

function problemOf(kind: FailureKind, request: FetchRequest, found: string): string {
  switch (kind) {
    case "allow-origin-wildcard-credentials":
      return `which is not a wildcard for a request with the credentials mode "include"`;
    case "allow-origin-multiple":
      return isDoubled(found) ? "which is one value doubled" : "which is more than one value";
    case "redirect-origin-null":
      return `and ${explainNullOrigin(request)}`;
    case "allow-origin-mismatch":
      return `which is not the request's origin "${serializeRequestOrigin(request)}"`;
    default:
      return "which is not an origin";
  }
}

function refuseCredentials(request: FetchRequest, response: InternalResponse, found: string | null): Failure {
  const { remedy, needed } = adviseAllowOrigin(request);
  const lines = response.headers.getAll(ALLOW_CREDENTIALS);
  const value = found !== null && isDoubled(found) ? `which is one value doubled` : `which is not "true"`;
  const problem = `has ${show("Access-Control-Allow-Credentials", lines)}${found === null ? "" : `, ${value}`}`;
  return failure({
    ...PLACE,
    step: "8",
    kind: "allow-credentials",
    subject: nameOf(response.exchange),
    problem: `${problem}, and the request has the credentials mode "include"`,
    remedy: needed === null ? remedy : `the server has to send "Access-Control-Allow-Credentials: true"`,
    header: ALLOW_CREDENTIALS,
    found,
    needed: needed === null ? null : "true",
  });
}

function show(name: string, lines: readonly string[]): string {
  if (lines.length === 0) return `no ${name}`;
  return `${lines.length > 1 ? `${lines.length} headers ` : ""}${name} ${
    lines.map((line) => `"${line}"`).join(" and ")
  }`;
}

function isDoubled(found: string): boolean {
  const values = found.split(/[ ,]+/).filter((value) => value !== "");
  return values.length > 1 && new Set(values).size === 1;
}
