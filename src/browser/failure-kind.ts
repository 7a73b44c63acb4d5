/**
 * Everything that can be wrong with a fetch: one name for each. The names are part of the interface and never change
 * their meaning; the messages beside them may change.
 */
export type FailureKind = ServerFailureKind | NetworkFailureKind | PageFailureKind;

/** What the server's answer is to blame for. */
export type ServerFailureKind =
  /** The response has no `Access-Control-Allow-Origin`. */
  | "allow-origin-missing"
  /** `Access-Control-Allow-Origin` is `*`, and the request has credentials. */
  | "allow-origin-wildcard-credentials"
  /** `Access-Control-Allow-Origin` is sent twice, or lists several values. */
  | "allow-origin-multiple"
  /** `Access-Control-Allow-Origin` is not an origin: `foo`, `"*"` in quotes, nothing. */
  | "allow-origin-no-origin"
  /** `Access-Control-Allow-Origin` is another origin than the page's: another scheme or port, a slash at its end. */
  | "allow-origin-mismatch"
  /** The request has credentials, and `Access-Control-Allow-Credentials` is not `true`. */
  | "allow-credentials"
  /** The status of the preflight response is not 200 to 299. */
  | "preflight-status"
  /** The preflight response is a redirect. */
  | "preflight-redirect"
  /** `Access-Control-Allow-Methods` is not a list of methods separated by commas. */
  | "allow-methods-syntax"
  /** `Access-Control-Allow-Headers` is not a list of header names separated by commas. */
  | "allow-headers-syntax"
  /** `Access-Control-Allow-Methods` does not list the method of the request. */
  | "method-not-allowed"
  /** `Access-Control-Allow-Headers` does not list every header of the request that needs it. */
  | "header-not-allowed"
  /** `Access-Control-Allow-Headers` is `*`, which does not cover the request's `Authorization`. */
  | "authorization-under-wildcard"
  /** A redirect leads to a URL with a user name or a password. */
  | "redirect-credentials"
  /** A redirect leads to a URL that is neither http nor https. */
  | "redirect-scheme"
  /** A redirect has no `Access-Control-Allow-Origin`. */
  | "redirect-no-cors"
  /** Redirects across origins made the request's origin `null`, which the response does not allow. */
  | "redirect-origin-null"
  /** The `Location` of a redirect is not a URL. */
  | "redirect-invalid"
  /** The response is the 21st redirect in a row. */
  | "redirect-loop"
  /** A redirect asks to send a body again that was a stream. */
  | "redirect-body-stream"
  /** `Cross-Origin-Resource-Policy` keeps the response from the page. */
  | "resource-policy"
  /** The response has the status 407, and there is nobody to log in to a proxy. */
  | "proxy-authentication";

/** What the network is to blame for, or the handler that stands for it. */
export type NetworkFailureKind =
  /** The network threw, or rejected: no connection, no such host, no server at this origin. */
  | "unreachable"
  /** The body of the response broke off. */
  | "body-interrupted"
  /** The network answered with a value that is not a response. */
  | "not-a-response"
  /** The network answered with a status that a final response cannot have. */
  | "not-a-final-status"
  /** The network answered with a response whose body was read already. */
  | "body-already-read";

/** What the page itself is to blame for. */
export type PageFailureKind =
  /** The URL cannot be parsed. */
  | "url-invalid"
  /** The URL has a user name or a password. */
  | "url-credentials"
  /** The URL is neither http nor https. */
  | "url-scheme"
  /** A member of the second argument of `fetch` is not one of the values it can have. */
  | "init-invalid"
  /** The name or the value of a header is not valid. */
  | "header-invalid"
  /** The method is not a token. */
  | "method-invalid"
  /** The method is CONNECT, TRACE or TRACK. */
  | "method-forbidden"
  /** The mode is `navigate`. */
  | "mode-navigate"
  /** The mode is `same-origin`, and the URL is of another origin. */
  | "mode-same-origin"
  /** The mode is `no-cors`, and the method is not GET, HEAD or POST. */
  | "no-cors-method"
  /** The mode is `no-cors`, and the redirect mode is not `follow`. */
  | "no-cors-redirect"
  /** The redirect mode is `error`, and the response is a redirect. */
  | "redirect-error"
  /** The cache mode is `only-if-cached`, and the mode is not `same-origin`. */
  | "only-if-cached-mode"
  /** The cache mode is `only-if-cached`, and nothing is cached. */
  | "only-if-cached"
  /** A request with the method GET or HEAD has a body. */
  | "body-with-get"
  /** The body was read already, or is being read. */
  | "body-unusable"
  /** The body is a stream, and `duplex` is not `half`. */
  | "stream-duplex"
  /** The body is a stream, and the mode is `no-cors`. */
  | "stream-no-cors"
  /** The body is a stream, and `keepalive` is set. */
  | "stream-keepalive"
  /** The page aborted the fetch. It rejects with the reason of its signal, as in every browser, and not with a failure. */
  | "aborted";
