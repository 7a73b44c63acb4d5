import type { FailureKind } from "../browser/failure-kind.ts";
import type { DiagnosedExchange, DiagnosedFailure, Diagnosis } from "./diagnosis.ts";
import { ENGINES } from "./kinds/engine-names.ts";
import { problemOf } from "./needs.ts";
import { valueOf } from "./wire.ts";

/** The first sentence of a report: what the page gets, and the cause. */
export function headlineOf(diagnosis: Diagnosis): string {
  const { verdict, failures, request, unsent } = diagnosis;
  const isPassedToday = verdict === "not-shared" && !Object.values(diagnosis.engines).includes("not-shared");
  if (isPassedToday) {
    return `Shared today: Chromium, Firefox and WebKit let it pass. The standard does not: ${
      causeOf(diagnosis, failures[0]!)
    }.`;
  }
  switch (verdict) {
    case "shared":
      return `Shared: ${request.origin} can read the answer${statusOf(diagnosis)}.`;
    case "opaque":
      return `Opaque: with the mode "no-cors" the page gets an answer that it cannot read, neither status nor body.`;
    case "preflight-allowed":
      return `Preflight allowed: ${request.origin} may send ${request.method}. The ${unsent!.method} was not sent.`;
    case "not-sent":
      return ["GET", "HEAD", "OPTIONS"].includes(request.method)
        ? `Not known: there is no answer to ${request.method} ${request.url}.`
        : `Not sent: ${request.method} needs no preflight and can change something. Nothing is known without --send.`;
    case "unreachable":
      return `Not reached: ${describeProblem(diagnosis)}.`;
    case "not-shared":
      return `Not shared: ${causeOf(diagnosis, decisiveFailure(diagnosis))}.`;
  }
}

/** The first failure that refuses the page in a browser of today. */
export function decisiveFailure({ failures }: Diagnosis): DiagnosedFailure {
  return failures.find(({ passedBy }) => passedBy.length < ENGINES.length) ?? failures[0]!;
}

function statusOf({ exchanges }: Diagnosis): string {
  const status = exchanges.at(-1)?.response?.status;
  return status === undefined ? "" : `, status ${status}`;
}

function describeProblem({ exchanges, request }: Diagnosis): string {
  const error = exchanges.at(-1)?.error;
  if (!error) return `no answer is recorded for ${request.url}`;
  const { host } = new URL(exchanges.at(-1)!.request.url);
  const explanation = error.code?.startsWith("HPE_")
    ? "answered something that is not HTTP"
    : EXPLANATIONS[error.code ?? ""];
  const detail = error.code === null || error.message.includes(error.code)
    ? error.message
    : `${error.code}, ${error.message}`;
  return explanation === undefined ? `${host}: ${detail}` : `${host} ${explanation} (${detail})`;
}

/** What error codes of the network mean. */
const EXPLANATIONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refuses the connection: is the server running, on this port",
  ECONNRESET: "broke the connection off before it answered",
  ENOTFOUND: "is not a host that this machine can find",
  EAI_AGAIN: "cannot be looked up: is there a network",
  ETIMEDOUT: "did not answer in time",
  EHOSTUNREACH: "cannot be reached from this machine",
  ENETUNREACH: "cannot be reached from this machine",
  EPROTO: "does not speak TLS on this port: is it http",
  ERR_SSL_WRONG_VERSION_NUMBER: "does not speak TLS on this port: is it http",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "does not speak TLS on this port: is it http",
  DEPTH_ZERO_SELF_SIGNED_CERT: "has a certificate that it signed itself: browsers stop here, --insecure goes on",
  SELF_SIGNED_CERT_IN_CHAIN: "has a certificate that nobody vouches for: --insecure goes on",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "has a certificate that nobody vouches for: --insecure goes on",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "has a certificate that nobody vouches for: --insecure goes on",
  CERT_HAS_EXPIRED: "has a certificate that has expired: browsers stop here, --insecure goes on",
  ERR_TLS_CERT_ALTNAME_INVALID: "has a certificate for another name: browsers stop here, --insecure goes on",
};

/** What is wrong, as a clause: the cause before the step of the standard. */
function causeOf(diagnosis: Diagnosis, failure: DiagnosedFailure): string {
  const exchange = failure.exchange === null ? null : diagnosis.exchanges[failure.exchange]!;
  if (exchange === null || exchange.response === null) return withinSentence(problemOf(failure));
  const { status } = exchange.response;
  const isPreflight = exchange.request.kind === "preflight";
  const what = isPreflight ? "the preflight" : `the ${exchange.request.method}`;
  if (failure.kind === "preflight-status") {
    const isReached = valueOf(exchange.response.headers, "access-control-allow-origin") !== null;
    return `the preflight is answered ${status}, ${
      isReached ? "and only 200 to 299 let it pass" : explainStatus(status)
    }`;
  }
  if (failure.kind === "preflight-redirect") {
    const location = valueOf(exchange.response.headers, "location");
    return `the preflight is redirected, ${status}${
      location === null ? "" : ` to ${location}`
    }, and no browser follows`;
  }
  if (failure.kind === "allow-origin-missing" && status >= 400) {
    return `${what} is answered with an error, ${status}, that has no Access-Control-Allow-Origin`;
  }
  return `${PROBLEMS[failure.kind]?.(failure, what, exchange) ?? withinSentence(problemOf(failure))}`;
}

function explainStatus(status: number): string {
  if (status === 401 || status === 403) return "it never reaches your CORS code";
  if (status === 404 || status === 405 || status === 501) return "there is no handler for OPTIONS at this URL";
  if (status >= 500) return "the server fails before it reaches your CORS code";
  return "and only 200 to 299 let it pass";
}

type Problem = (failure: DiagnosedFailure, what: string, exchange: DiagnosedExchange) => string;

const PROBLEMS: Readonly<Partial<Record<FailureKind, Problem>>> = {
  "allow-origin-missing": (_, what) => `${what} is answered without Access-Control-Allow-Origin`,
  "allow-origin-wildcard-credentials": (_, what) =>
    `${what} is answered with Access-Control-Allow-Origin "*", which is not a wildcard for a request with credentials`,
  "allow-origin-multiple": ({ found }, what) =>
    `${what} is answered with more than one value in Access-Control-Allow-Origin, "${found}"`,
  "allow-origin-no-origin": ({ found }, what) =>
    `${what} is answered with Access-Control-Allow-Origin "${found}", which is not an origin`,
  "allow-origin-mismatch": ({ found, needed }, what, { request }) =>
    `${what} is answered with Access-Control-Allow-Origin "${found}", and the page's origin is ` +
    `"${needed ?? valueOf(request.headers, "origin")}"${explainMismatch(found, valueOf(request.headers, "origin"))}`,
  "allow-credentials": ({ found }, what) =>
    found === null
      ? `${what} has credentials, and is answered without Access-Control-Allow-Credentials`
      : `${what} has credentials, and is answered with Access-Control-Allow-Credentials "${found}", which is not "true"`,
  "method-not-allowed": ({ missing, found }) =>
    `the preflight does not allow the method ${missing.join(", ")}${listed("Access-Control-Allow-Methods", found)}`,
  "header-not-allowed": ({ missing, found }) =>
    `the preflight does not allow the header${missing.length > 1 ? "s" : ""} ${missing.join(", ")}` +
    listed("Access-Control-Allow-Headers", found),
  "authorization-under-wildcard": () => `Access-Control-Allow-Headers is "*", which does not cover Authorization`,
  "redirect-no-cors": (_, what, { response }) =>
    `${what} is redirected, ${response!.status} to ${valueOf(response!.headers, "location")}, by an answer without ` +
    "Access-Control-Allow-Origin",
  "redirect-origin-null": ({ found }) =>
    `the redirect across origins made the request's Origin "null", and Access-Control-Allow-Origin is "${found}"`,
};

function listed(name: string, found: string | null): string {
  if (found === null) return `: there is no ${name}`;
  return `: ${name} is "${found}"${found === "*" ? ", which is not a wildcard for a request with credentials" : ""}`;
}

/** The difference that is easily overlooked. */
function explainMismatch(found: string | null, origin: string | null): string {
  if (found === null || origin === null) return "";
  if (found === `${origin}/`) return `: remove the "/" at the end`;
  if (found.toLowerCase() === origin) return ": origins are lower case";
  if (found.includes("*")) return ": browsers know no patterns";
  if (found.replace(/^https?/, "") === origin.replace(/^https?/, "")) return ": the scheme differs";
  return found.replace(/:\d+$/, "") === origin.replace(/:\d+$/, "") ? ": the port differs" : "";
}

function withinSentence(text: string): string {
  return text.replace(/^The /, "the ");
}
