import type { FailureKind } from "../../browser/failure-kind.ts";

export const ENGINES = ["chromium", "firefox", "webkit"] as const;

export type EngineName = (typeof ENGINES)[number];

/**
 * How engines name a failure: Chromium as the `CorsError` of its developer tools or as a net error, Firefox as the key
 * of its console's text. WebKit has texts only.
 */
export interface EngineNames {
  readonly chromium: string | null;
  readonly firefox: string | null;
}

interface NamedFailure {
  readonly kind: FailureKind;
  readonly isOfPreflight: boolean;
  /** How many header lines of the name were received. */
  readonly lines: number;
}

/** Names of Chromium that begin with `Preflight` if the preflight is refused. */
const OF_BOTH: Readonly<Partial<Record<FailureKind, string>>> = {
  "allow-origin-missing": "MissingAllowOriginHeader",
  "allow-origin-wildcard-credentials": "WildcardOriginNotAllowed",
  "allow-origin-multiple": "MultipleAllowOriginValues",
  "allow-origin-no-origin": "InvalidAllowOriginValue",
  "allow-origin-mismatch": "AllowOriginMismatch",
  "redirect-origin-null": "AllowOriginMismatch",
  "allow-credentials": "InvalidAllowCredentials",
};

const CHROMIUM: Readonly<Partial<Record<FailureKind, string>>> = {
  "preflight-status": "PreflightInvalidStatus",
  "preflight-redirect": "PreflightDisallowedRedirect",
  "allow-methods-syntax": "InvalidAllowMethodsPreflightResponse",
  "allow-headers-syntax": "InvalidAllowHeadersPreflightResponse",
  "method-not-allowed": "MethodDisallowedByPreflightResponse",
  "header-not-allowed": "HeaderDisallowedByPreflightResponse",
  "redirect-no-cors": "MissingAllowOriginHeader",
  "redirect-credentials": "RedirectContainsCredentials",
  "redirect-scheme": "CorsDisabledScheme",
  "redirect-invalid": "net::ERR_INVALID_REDIRECT",
  "redirect-loop": "net::ERR_TOO_MANY_REDIRECTS",
  "proxy-authentication": "net::ERR_UNEXPECTED_PROXY_AUTH",
  "mode-same-origin": "DisallowedByMode",
  "url-scheme": "CorsDisabledScheme",
  "no-cors-redirect": "NoCorsRedirectModeNotFollow",
  "resource-policy": "net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin",
};

const FIREFOX: Readonly<Partial<Record<FailureKind, string>>> = {
  "allow-origin-missing": "CORSMissingAllowOrigin2",
  "allow-origin-wildcard-credentials": "CORSNotSupportingCredentials",
  "allow-origin-no-origin": "CORSAllowOriginNotMatchingOrigin",
  "allow-origin-mismatch": "CORSAllowOriginNotMatchingOrigin",
  "redirect-origin-null": "CORSAllowOriginNotMatchingOrigin",
  "allow-credentials": "CORSMissingAllowCredentials",
  "preflight-status": "CORSPreflightDidNotSucceed3",
  "preflight-redirect": "CORSExternalRedirectNotAllowed",
  "allow-methods-syntax": "CORSInvalidAllowMethod",
  "allow-headers-syntax": "CORSInvalidAllowHeader",
  "method-not-allowed": "CORSMethodNotFound",
  "header-not-allowed": "CORSMissingAllowHeaderFromPreflight2",
  "authorization-under-wildcard": "CORSAllowHeaderFromPreflightDeprecation",
  "redirect-no-cors": "CORSMissingAllowOrigin2",
  "redirect-credentials": "CORSDidNotSucceed2",
  "redirect-scheme": "CORSRequestNotHttp",
  "redirect-invalid": "CORSDidNotSucceed2",
  "redirect-loop": "CORSDidNotSucceed2",
  "url-scheme": "CORSRequestNotHttp",
  unreachable: "CORSDidNotSucceed2",
};

/** The engines that let a kind pass, although the standard refuses it. */
const PASSED_BY: Readonly<Partial<Record<FailureKind, readonly EngineName[]>>> = {
  "authorization-under-wildcard": ENGINES,
  "proxy-authentication": ["firefox", "webkit"],
};

export function nameInEngines({ kind, isOfPreflight, lines }: NamedFailure): EngineNames {
  const ofBoth = OF_BOTH[kind];
  const isList = kind === "allow-origin-multiple" && lines < 2;
  const multiple = isList ? "CORSAllowOriginNotMatchingOrigin" : "CORSMultipleAllowOriginNotAllowed";
  return {
    chromium: ofBoth === undefined ? CHROMIUM[kind] ?? null : `${isOfPreflight ? "Preflight" : ""}${ofBoth}`,
    firefox: kind === "allow-origin-multiple" ? multiple : FIREFOX[kind] ?? null,
  };
}

export function enginesThatPass(kind: FailureKind): readonly EngineName[] {
  return PASSED_BY[kind] ?? [];
}
