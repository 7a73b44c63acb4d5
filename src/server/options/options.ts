import type { CorsExplanation } from "../explanation.ts";
import type { MaybePromise } from "../maybe-promise.ts";

/** The arguments of a handler after the request, where no types are known for them. */
// deno-lint-ignore no-explicit-any -- compatible with every handler
export type AnyContext = readonly any[];

/**
 * An origin as browsers write it, `scheme://host[:port]`, or a pattern of origins.
 *
 * A pattern has a leading `*.` in its host, which stands for one or more labels, or `:*` for its port, which stands for any
 * port and for none, or both.
 *
 * - permitted: `"https://example.com"`, `"http://localhost:5173"`, `"https://*.example.com"`, `"http://localhost:*"`,
 *   `"chrome-extension://aeblfdkhhhdcdjpifhhbdiojplfjncoa"`
 * - refused: `"example.com"` (no scheme), `"https://example.com/"` (a path), `"https://Example.com"` (upper case),
 *   `"https://example.com:443"` (default port), `"https://bücher.example"` (not Punycode): `not-a-serialized-origin`;
 *   `"https://app-*.example.com"`, `"https://*.com"`: `not-an-origin-pattern`; `"null"`, `"file://"`: `opaque-origin`;
 *   `"https://undefined"`, `"https://${HOST}"`: `missing-origin`
 *
 * @see https://fetch.spec.whatwg.org/#origin-header
 */
export type Origin = `${string}://${string}`;

/**
 * Decides about an origin that no list can hold, such as a tenant's. It gets well-formed origins only, never `null`, and
 * no callback. It must return a boolean or a promise of one; anything else is a TypeError, and nothing is granted.
 *
 * @example
 * ```ts
 * import { withCors } from "withcors";
 *
 * const tenants = new Set(["https://one.example", "https://two.example"]);
 * export default { fetch: withCors(() => new Response("hello"), { origin: (origin) => tenants.has(origin) }) };
 * ```
 */
export type OriginFunction<Context extends readonly unknown[] = AnyContext> = (
  origin: string,
  request: Request,
  ...context: Context
) => MaybePromise<boolean>;

/** What one element of the `origin` option may be. */
export type OriginRule<Context extends readonly unknown[] = AnyContext> = Origin | RegExp | OriginFunction<Context>;

/** The six methods of the default, any other token, or one of the names that browsers know. */
export type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" | (string & Record<never, never>);

/** The codes of the issues that {@link SharedCorsOptions.dangerouslyAllow} can waive. */
export type CorsWaiver = "insecure-origin" | "public-suffix" | "unanchored-regexp";

/** The options that mean the same with credentials and without. */
export interface SharedCorsOptions<Context extends readonly unknown[] = AnyContext> {
  /**
   * `Access-Control-Allow-Methods`, on answered preflights: the methods that pages may use besides GET, HEAD and POST, which
   * never need a preflight's permission. `"*"` is any method; with credentials, where browsers take `*` literally, the
   * requested method is echoed.
   *
   * - default: `["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]`; for a map of methods, its keys
   * - permitted: `["GET", "PUT"]`, `["put"]` (browsers normalize it, too), `[]`, `"*"`, `["*"]`
   * - refused: `"GET,PUT"` (`not-a-list`), `["GE T"]` (`not-a-method`), `["TRACE"]` (`forbidden-method`),
   *   `["patch"]` (`lower-case-patch`: browsers send it as it is written), `["*", "GET"]` (`wildcard-in-a-list`)
   *
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-methods
   */
  readonly methods?: "*" | readonly Method[] | undefined;

  /**
   * `Access-Control-Allow-Headers`, on answered preflights: the request headers that pages may set besides the safelisted
   * ones. `"*"` is the standard's wildcard: any header but `Authorization`, which `["*", "authorization"]` adds. With
   * credentials, where browsers take `*` literally, the requested names are echoed, up to 4 KiB of them; `"*"` leaves
   * `Authorization` out there, too. Names that only browsers set, such as `Cookie`, are accepted and not sent.
   *
   * - default: any header, `Authorization` included, which goes out as `*,authorization`
   * - permitted: `["content-type", "x-requested-with"]`, `[]`, `"*"`, `["*"]`, `["*", "authorization"]` (the default)
   * - refused: `"content-type, authorization"` (`not-a-list`), `["x token"]`, `["x-*"]` (`not-a-header-name`),
   *   `["access-control-allow-origin"]` (`response-header-name`), `["*", "x-token"]` (`wildcard-in-a-list`)
   *
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-headers
   */
  readonly allowedHeaders?: "*" | readonly string[] | undefined;

  /**
   * `Access-Control-Max-Age`, on answered preflights: for how many seconds a browser may keep the answer. Chromium keeps
   * answers for at most 7200 seconds, Firefox for 86400, Safari for 600.
   *
   * - default: `7200`
   * - range: an integer from 0 (do not keep the answer) to 86400; `600_000` and `"600"` are refused (`invalid-max-age`)
   *
   * @see https://fetch.spec.whatwg.org/#http-access-control-max-age
   */
  readonly maxAge?: number | undefined;

  /**
   * The status of an answered preflight. Browsers accept 200 to 299 alike.
   *
   * - default: `204`
   * - range: an integer from 200 to 299; `304` and `"200"` are refused (`not-an-ok-status`)
   *
   * @see https://fetch.spec.whatwg.org/#ok-status
   */
  readonly preflightStatus?: number | undefined;

  /**
   * Whether allowed preflights go on to the handler, whose response, with a status from 200 to 299, carries the answer.
   *
   * - default: `false`
   */
  readonly preflightContinue?: boolean | undefined;

  /**
   * The names of the request headers, besides `Origin`, that an origin function or a selector reads: they are added to the
   * `Vary` of every response, so that a cache does not serve one requester's response to another.
   *
   * - default: none
   * - refused: `"X-Tenant"` (`not-a-list`), `["*"]` (`wildcard-in-a-list`), `["x tenant"]`, `["x-*"]`
   *   (`not-a-header-name`)
   *
   * @see https://httpwg.org/specs/rfc9110.html#rfc.section.12.5.5
   */
  readonly vary?: readonly string[] | undefined;

  /**
   * Whether a request of a refused origin gets a 403 before the handler runs, instead of a response that its page may not
   * read. Requests without `Origin` pass, and so do those of the same origin, by `Sec-Fetch-Site` or else by the host.
   * It stops browsers, nothing else: it is not authentication.
   *
   * - default: `false`
   * - refused: beside `origin: "*"`, where there is nothing to refuse (`not-enforceable`)
   */
  readonly enforce?: boolean | undefined;

  /**
   * Answers in place of an error of the handler or of an origin function, so that pages can read it: its response is
   * decorated, also one that it throws. A Response that the handler throws is decorated and rethrown without a call of
   * `onError`, and so is an error of a selector, since there are no options yet.
   *
   * - default: the error is rethrown as it is
   */
  readonly onError?: ((error: unknown, request: Request, ...context: Context) => MaybePromise<Response>) | undefined;

  /**
   * Called whenever an origin, a method or a header is refused, with what a browser will be told and why. The
   * answer does not depend on it: what it throws or rejects with is printed by `console.error`.
   *
   * - default: none
   */
  readonly onRefused?: ((explanation: CorsExplanation, request: Request, ...context: Context) => void) | undefined;

  /**
   * Whether anyone can register a name right below a domain. With credentials, it is called at construction for the domain
   * of each pattern, and for domains that a RegExp leaves open. It adds to a built-in list of well-known suffixes.
   *
   * - default: the built-in list alone
   *
   * @see https://publicsuffix.org/
   */
  readonly isPublicSuffix?: ((domain: string) => boolean) | undefined;

  /**
   * The risks to accept, by their codes, of which a rule may need two: `"insecure-origin"` (an http origin with credentials),
   * `"public-suffix"` (with credentials, a pattern or a RegExp where anyone can register), `"unanchored-regexp"`.
   *
   * - default: none
   * - refused: any other code (`not-a-waiver`)
   */
  readonly dangerouslyAllow?: readonly CorsWaiver[] | undefined;
}

/** Options of a policy without credentials, the default. */
export interface AnonymousCorsOptions<Context extends readonly unknown[] = AnyContext>
  extends SharedCorsOptions<Context> {
  /**
   * `Access-Control-Allow-Origin`: which origins may read responses. One rule or a list of rules: an origin, a pattern, a
   * RegExp, a function; or `"*"`, every origin, opaque ones included. A list of nothing but `"*"` is `"*"`.
   *
   * - default: `"*"`
   * - permitted: `"https://app.example.com"`, `["https://app.example.com", "https://*.example.org"]`,
   *   `/^https:\/\/pr-\d+\.example\.com$/`, `(origin) => tenants.has(origin)`
   * - refused: see {@link Origin} for strings; `undefined`, `null`, `""`, `[]`, `true`, `false` (`missing-origin`: write
   *   `() => false` to allow no origin); `["*", "https://app.example.com"]` (`wildcard-in-a-list`); `/example\.com$/`
   *   (`unanchored-regexp`); `/^https:\/\/.*example\.com$/` (`permissive-regexp`: it matches `https://evilexample.com`)
   *
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-origin
   */
  readonly origin?: "*" | OriginRule<Context> | readonly OriginRule<Context>[];

  /**
   * `Access-Control-Allow-Credentials`: whether responses to requests with cookies, TLS client certificates or HTTP
   * authentication may be read. Not sent unless `true`.
   *
   * - default: `false`
   *
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-credentials
   */
  readonly credentials?: false | undefined;

  /**
   * `Access-Control-Expose-Headers`, on actual responses only: the response headers that pages may read besides the
   * safelisted ones. `"*"` is any header; never `Set-Cookie`.
   *
   * - default: none
   * - permitted: `["etag", "x-request-id"]`, `"*"`, `["*"]`
   * - refused: `"etag, link"` (`not-a-list`), `["x id"]`, `["x-*"]` (`not-a-header-name`), `["set-cookie"]`
   *   (`forbidden-header-name`: no page can read it), `["cookie"]` (`request-header-name`),
   *   `["access-control-allow-origin"]` (`response-header-name`), `["*", "etag"]` (`wildcard-in-a-list`)
   *
   * @see https://fetch.spec.whatwg.org/#http-access-control-expose-headers
   */
  readonly exposedHeaders?: "*" | readonly string[] | undefined;
}

/** Options of a policy with credentials: the origins are named, and so are the exposed headers. */
export interface CredentialedCorsOptions<Context extends readonly unknown[] = AnyContext>
  extends SharedCorsOptions<Context> {
  /**
   * As without credentials, but required and never `"*"` (`wildcard-with-credentials`). Refused are http origins other than
   * loopback addresses (`insecure-origin`) and names that anyone can register below a public suffix (`public-suffix`), in
   * strings and in RegExps; both can be waived.
   *
   * @see https://fetch.spec.whatwg.org/#cors-protocol-and-credentials
   */
  readonly origin: OriginRule<Context> | readonly OriginRule<Context>[];

  /**
   * `Access-Control-Allow-Credentials: true`, beside an allowed origin only.
   *
   * @see https://fetch.spec.whatwg.org/#http-access-control-allow-credentials
   */
  readonly credentials: true;

  /**
   * As without credentials, but never `"*"`, which browsers would take for the name of a header
   * (`wildcard-with-credentials`).
   *
   * @see https://fetch.spec.whatwg.org/#http-access-control-expose-headers
   */
  readonly exposedHeaders?: readonly string[] | undefined;
}

/**
 * What a CORS policy is made of. Options are read once, at construction, and copied; all mistakes are thrown as one
 * `CorsOptionsError`. An option other than `origin` that is `undefined` counts as absent. Repeated names go out once.
 *
 * `Context` is the list of arguments that the handler gets after the request.
 */
export type CorsOptions<Context extends readonly unknown[] = AnyContext> =
  | AnonymousCorsOptions<Context>
  | CredentialedCorsOptions<Context>;
