import type { FailureKind } from "../../browser/failure-kind.ts";

/** What a sentence of a console means: one of our kinds, or what is not CORS and stands beside it in the console. */
export type ConsoleCause =
  | FailureKind
  | "content-security-policy"
  | "mixed-content"
  | "blocked-by-client"
  | "local-network-access";

/**
 * The sentences of the consoles. Those of Chromium are in its `cors_error_string.cc`, those of Firefox in
 * `security.properties`, those of WebKit in `CrossOriginAccessControl.cpp`. The first that matches counts. Some mean one of
 * several kinds.
 */
export const CONSOLE_SENTENCES: readonly (readonly [sentence: RegExp, ...causes: readonly ConsoleCause[]])[] = [
  // Not CORS.
  [/Content Security Policy|Content-Security-Policy/i, "content-security-policy"],
  [
    /Mixed Content|Blocked loading mixed active content|was not allowed to (?:run|display) insecure content/i,
    "mixed-content",
  ],
  [/ERR_BLOCKED_BY_(?:CLIENT|ADMINISTRATOR)/, "blocked-by-client"],
  [/address space|local network access|private network/i, "local-network-access"],
  // Chromium.
  [/must not be the wildcard '\*' when/, "allow-origin-wildcard-credentials"],
  [/header contains multiple values/, "allow-origin-multiple"],
  [/header contains the invalid value/, "allow-origin-no-origin"],
  [/\(redirected from .*that is not equal to the supplied origin/, "redirect-origin-null", "allow-origin-mismatch"],
  [/that is not equal to the supplied origin/, "allow-origin-mismatch"],
  [/'Access-Control-Allow-Credentials' header in the response is/, "allow-credentials"],
  [/It does not have HTTP ok status/, "preflight-status"],
  [/Redirect is not allowed for a preflight request/, "preflight-redirect"],
  [/Cannot parse Access-Control-Allow-Methods/, "allow-methods-syntax"],
  [/Cannot parse Access-Control-Allow-Headers/, "allow-headers-syntax"],
  [/contains a username and password/, "redirect-credentials"],
  [/only supported for protocol schemes/, "redirect-scheme", "url-scheme"],
  [/No 'Access-Control-Allow-Origin' header is present/, "allow-origin-missing", "redirect-no-cors"],
  // Firefox.
  [/CORS request external redirect not allowed/, "preflight-redirect"],
  [/CORS request not http/i, "redirect-scheme", "url-scheme"],
  [/CORS header ‘Access-Control-Allow-Origin’ missing/, "allow-origin-missing", "redirect-no-cors"],
  [/Multiple CORS header/, "allow-origin-multiple"],
  [
    /CORS header ‘Access-Control-Allow-Origin’ does not match/,
    "allow-origin-mismatch",
    "allow-origin-no-origin",
    "allow-origin-multiple",
    "redirect-origin-null",
  ],
  [/Credential is not supported/, "allow-origin-wildcard-credentials"],
  [/Did not find method in CORS header/, "method-not-allowed"],
  [/expected ‘true’ in CORS header/, "allow-credentials"],
  [/CORS preflight response did not succeed/, "preflight-status"],
  [/invalid token .* in CORS header ‘Access-Control-Allow-Methods’/, "allow-methods-syntax"],
  [/invalid token .* in CORS header ‘Access-Control-Allow-Headers’/, "allow-headers-syntax"],
  [/is not allowed according to header ‘Access-Control-Allow-Headers’/, "header-not-allowed"],
  // WebKit.
  [/Cannot use wildcard in Access-Control-Allow-Origin/, "allow-origin-wildcard-credentials"],
  [/Access-Control-Allow-Origin cannot contain more than one origin/, "allow-origin-multiple"],
  [/Credentials flag is true, but Access-Control-Allow-Credentials/, "allow-credentials"],
  [/Preflight response is not successful/, "preflight-status", "preflight-redirect"],
  [/Header Access-Control-Allow-Methods has an invalid value/, "allow-methods-syntax"],
  [/Header Access-Control-Allow-Headers has an invalid value/, "allow-headers-syntax"],
  [/Origin null is not allowed by Access-Control-Allow-Origin/, "redirect-origin-null"],
  [/Cross-origin redirection to .* has credentials/, "redirect-credentials"],
  [/Cross-origin redirection to .* non CORS scheme/, "redirect-scheme", "redirect-invalid"],
  [/Cross-origin redirection to .* denied/, "redirect-no-cors"],
  [/FTP URLs are disabled/, "redirect-scheme", "url-scheme"],
  [/cannot follow more than 20 redirections/, "redirect-loop"],
  [/Cross-Origin-Resource-Policy/, "resource-policy"],
  [
    /is not allowed by Access-Control-Allow-Origin/,
    "allow-origin-missing",
    "allow-origin-mismatch",
    "allow-origin-no-origin",
  ],
  // The same words in Chromium and WebKit.
  [/Method \S+ is not allowed by Access-Control-Allow-Methods/, "method-not-allowed"],
  [/Request header field \S+ is not allowed by Access-Control-Allow-Headers/, "header-not-allowed"],
  // Firefox writes a second line behind every reason of a preflight, which tells nothing more.
  [/the `Authorization` header is not covered/, "authorization-under-wildcard"],
  [/CORS request did not succeed/, "unreachable", "redirect-credentials", "redirect-invalid", "redirect-loop"],
];
