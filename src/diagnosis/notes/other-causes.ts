import { hostOf, isLoopbackHost, schemeOf } from "../../standard/origins.ts";
import type { BareDiagnosis, Note } from "../diagnosis.ts";
import { isLocalHost } from "../local-hosts.ts";
import { valueOf } from "../wire.ts";
import type { NoteRule } from "./rule.ts";

/** What keeps a page from an answer, looks like CORS, and is not: no header of the server helps. */
export const noteOtherCauses: NoteRule = (diagnosis) => [
  ...noteMixedContent(diagnosis),
  ...noteLocalNetworkAccess(diagnosis),
  ...noteBotCheck(diagnosis),
  ...noteSameOrigin(diagnosis),
];

function noteMixedContent({ request: { url, origin } }: BareDiagnosis): Note[] {
  const { protocol, hostname } = new URL(url);
  if (schemeOf(origin) !== "https" || protocol !== "http:" || isLoopbackHost(hostname)) return [];
  const message =
    "Mixed content: a page over https cannot fetch over http. The browser blocks the request before CORS " +
    "is looked at: serve the API over https.";
  return [{ code: "mixed-content", message }];
}

function noteLocalNetworkAccess({ request: { url, origin } }: BareDiagnosis): Note[] {
  const { hostname } = new URL(url);
  const isPublicPage = origin !== "null" && !isLocalHost(hostOf(origin));
  if (!isLocalHost(hostname) || !isPublicPage) return [];
  const message = "Local network access: from a public page, Chromium asks the visitor before it sends a request to " +
    "this machine or to a private address. No header grants that.";
  return [{ code: "local-network-access", message }];
}

function noteBotCheck({ exchanges }: BareDiagnosis): Note[] {
  const isChallenged = exchanges.some(({ response }) =>
    response !== null && (valueOf(response.headers, "cf-mitigated") === "challenge" ||
      (response.status >= 400 && /<title>Just a moment\.\.\.<\/title>/.test(response.body)))
  );
  if (!isChallenged) return [];
  const message = "A bot check answers instead of the server (cf-mitigated: challenge): let the API's path, OPTIONS " +
    "included, pass the check. A browser of a visitor may not be challenged.";
  return [{ code: "bot-check", message }];
}

function noteSameOrigin({ request: { url, origin } }: BareDiagnosis): Note[] {
  if (new URL(url).origin !== origin) return [];
  return [{
    code: "same-origin",
    message: `The page and the URL have the same origin, ${origin}: CORS does not apply.`,
  }];
}
