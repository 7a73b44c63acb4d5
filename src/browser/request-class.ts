import { isCorsSafelistedMethod, isForbiddenMethod, normalizeMethod } from "../standard/methods.ts";
import { isToken } from "../standard/tokens.ts";
import { parseUrl } from "../standard/urls.ts";
import { type BodyWithType, extractBody, type UnreadBody, unreadBody } from "./request-body.ts";
import type { Client } from "./client.ts";
import { HeaderList } from "./header-list.ts";
import { appendHeader, fillHeaders } from "./headers-class.ts";
import { argumentError } from "./network-errors.ts";
import { quote } from "./quote.ts";
import { checkRequestInit, type GivenRequestInit, settingsOf } from "./request-init.ts";
import type { FetchRequest } from "./requests.ts";

/** A request whose body is still being read. */
export type UnreadRequest = Omit<FetchRequest, "body"> & { readonly body: UnreadBody | null };

/**
 * The constructor steps of `Request`, from the arguments of `fetch` to a request.
 *
 * The runtime's own class is not used, because on servers it keeps headers that only a browser may set, and on some
 * runtimes it refuses or ignores `mode` and `credentials`.
 *
 * Departure: mistakes are found in another order. The members `referrer` and `priority` are checked and then ignored;
 * `integrity` is ignored.
 *
 * @see https://fetch.spec.whatwg.org/#dom-request
 */
export function createRequest(
  client: Client,
  input: string | URL | Request,
  givenInit: GivenRequestInit = {},
): UnreadRequest {
  const init = checkRequestInit(givenInit);
  // 5. If input is a string, then:
  // 6. Otherwise: Set request to input's request. Set signal to input's signal.
  const inputRequest = isRequest(input) ? input : null;
  const settings = inputRequest === null ? null : settingsOf(inputRequest);
  const url = parseInput(isRequest(input) ? input.url : String(input), client);
  checkReferrer(init.referrer, client);
  // 16. Let mode be init["mode"] if it exists, and fallbackMode otherwise.
  // 18. If mode is non-null, set request's mode to mode.
  const mode = init.mode ?? settings?.mode ?? "cors";
  // 17. If mode is "navigate", then throw a TypeError.
  if (mode === "navigate") throw argumentError("mode-navigate", `The mode "navigate"`, "cannot be set by a page");
  // 20. If init["cache"] exists, then set request's cache mode to it.
  const cacheMode = init.cache ?? settings?.cache ?? "default";
  // 21. If request's cache mode is "only-if-cached" and request's mode is not "same-origin", then throw a TypeError.
  if (cacheMode === "only-if-cached" && mode !== "same-origin") {
    throw argumentError("only-if-cached-mode", `The cache mode "only-if-cached"`, `needs the mode "same-origin"`);
  }
  // 25. If init["method"] exists, then:
  const method = checkMethod(String(init.method ?? inputRequest?.method ?? "GET"));
  // 32. If this's request's mode is "no-cors", then:
  // 32.1. If this's request's method is not a CORS-safelisted method, then throw a TypeError.
  if (mode === "no-cors" && !isCorsSafelistedMethod(method)) {
    throw argumentError("no-cors-method", `The mode "no-cors"`, `allows GET, HEAD and POST, and not ${method}`);
  }
  // 32.2. Set this's headers's guard to "request-no-cors".
  const guard = mode === "no-cors" ? "request-no-cors" : "request";
  // 33. If init is not empty, then:
  //     Departure: the headers of a Request are always sanitized, because on servers its constructor does not do it.
  const headerList = new HeaderList();
  fillHeaders(headerList, guard, init.headers !== undefined ? init.headers : inputRequest?.headers ?? {});
  // 34.–41.
  const bodyWithType = takeBody(init, inputRequest, method, mode);
  // 37.4. If type is non-null and this's headers's header list does not contain `Content-Type`, then append
  //       (`Content-Type`, type) to this's headers.
  if (bodyWithType !== null && bodyWithType.type !== null && !headerList.contains("Content-Type")) {
    appendHeader(headerList, guard, "Content-Type", bodyWithType.type);
  }
  return {
    userAgent: client.userAgent,
    method,
    headerList,
    body: bodyWithType?.body ?? null,
    origin: client.origin,
    // 15. If init["referrerPolicy"] exists, then set request's referrer policy to it.
    referrerPolicy: init.referrerPolicy ?? settings?.referrerPolicy ?? "",
    mode,
    // 39.3. Set this's request's use-CORS-preflight flag.
    useCorsPreflight: bodyWithType?.body.source === null,
    // 19. If init["credentials"] exists, then set request's credentials mode to it.
    credentialsMode: init.credentials ?? settings?.credentials ?? "same-origin",
    cacheMode,
    // 22. If init["redirect"] exists, then set request's redirect mode to it.
    redirectMode: init.redirect ?? settings?.redirect ?? "follow",
    urlList: [url],
    redirectCount: 0,
    responseTainting: "basic",
    // 26. If init["signal"] exists, then set signal to it.
    signal: init.signal !== undefined ? init.signal : inputRequest?.signal ?? null,
  };
}

const STREAM = "A stream as a body";

function isRequest(input: string | URL | Request): input is Request {
  return typeof input === "object" && "url" in input && "headers" in input;
}

function parseInput(input: string, client: Client): URL {
  // 5.1. Let parsedURL be the result of parsing input with baseURL.
  const parsedUrl = parseUrl(input, client.apiBaseUrl);
  // 5.2. If parsedURL is failure, then throw a TypeError.
  if (parsedUrl === null) {
    const page = client.apiBaseUrl === undefined ? "a page that has no URL" : `the page ${client.apiBaseUrl}`;
    throw argumentError("url-invalid", quote(input), `is not a URL for ${page}`);
  }
  // 5.3. If parsedURL includes credentials, then throw a TypeError.
  if (parsedUrl.username !== "" || parsedUrl.password !== "") {
    const remedy = "the page has to send them in a header, such as Authorization";
    throw argumentError("url-credentials", `The URL of ${parsedUrl.origin}`, "has a user name or a password", remedy);
  }
  return parsedUrl;
}

function checkReferrer(referrer: string | undefined, client: Client): void {
  // 14.3.2. If parsedReferrer is failure, then throw a TypeError.
  if (referrer === undefined || parseUrl(String(referrer), client.apiBaseUrl) !== null) return;
  // 14.2. If referrer is the empty string, then set request's referrer to "no-referrer".
  if (String(referrer) !== "") throw argumentError("init-invalid", `referrer ${quote(referrer)}`, "is not a URL");
}

function checkMethod(method: string): string {
  // 25.2. If method is not a method or method is a forbidden method, then throw a TypeError.
  if (!isToken(method)) throw argumentError("method-invalid", quote(method), "is not a method");
  if (isForbiddenMethod(method)) throw argumentError("method-forbidden", `The method ${method}`, "is forbidden");
  // 25.3. Normalize method.
  return normalizeMethod(method);
}

function takeBody(
  init: GivenRequestInit,
  inputRequest: Request | null,
  method: string,
  mode: RequestMode,
): BodyWithType | null {
  // 34. Let inputBody be input's request's body if input is a Request object; otherwise null.
  const inputBody = inputRequest === null || inputRequest.body === null ? null : inputRequest;
  const initBody = init.body ?? null;
  if (initBody === null && inputBody === null) return null;
  // 35. If either init["body"] exists and is non-null or inputBody is non-null, and request's method is `GET` or
  //     `HEAD`, then throw a TypeError.
  if (method === "GET" || method === "HEAD") {
    throw argumentError("body-with-get", `A request with the method ${method}`, "cannot have a body");
  }
  // 41. If initBody is null and inputBody is non-null, then:
  //     If inputBody is unusable, then throw a TypeError. Set finalBody to the result of creating a proxy for
  //     inputBody.
  //     Departure: the body of a Request counts as bytes, even if it was a stream, because the Request does not show it.
  if (initBody === null) {
    if (inputBody!.bodyUsed || inputBody!.body!.locked) {
      throw argumentError("body-unusable", "A Request whose body was read, or is being read,", "cannot be fetched");
    }
    return { body: unreadBody(inputBody!), type: null };
  }
  // 37.1. Let bodyWithType be the result of extracting init["body"], with keepalive set to request's keepalive.
  const bodyWithType = extractBody(initBody, init.keepalive ?? false);
  // 39. If inputOrInitBody is non-null and inputOrInitBody's source is null, then:
  if (bodyWithType.body.source === null) {
    // 39.1. If initBody is non-null and init["duplex"] does not exist, then throw a TypeError.
    if (init.duplex === undefined) throw argumentError("stream-duplex", STREAM, `needs the member duplex: "half"`);
    // 39.2. If this's request's mode is neither "same-origin" nor "cors", then throw a TypeError.
    if (mode === "no-cors") throw argumentError("stream-no-cors", STREAM, `needs the mode "cors" or "same-origin"`);
  }
  return bodyWithType;
}
