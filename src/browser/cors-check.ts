import { ALLOW_CREDENTIALS, ALLOW_ORIGIN } from "../standard/http-cors-protocol.ts";
import { nameOf } from "./exchanges.ts";
import { type Failure, failure } from "./network-errors.ts";
import { type FetchRequest, serializeRequestOrigin } from "./requests.ts";
import type { InternalResponse } from "./responses.ts";

/**
 * To perform a CORS check for a request and response.
 *
 * @see https://fetch.spec.whatwg.org/#concept-cors-check
 */
export function corsCheck(request: FetchRequest, response: InternalResponse): "success" | Failure {
  const requestOrigin = serializeRequestOrigin(request);
  const withCredentials = request.credentialsMode === "include";
  const refuse = (step: string, found: string, needed: string) =>
    failure("CORS check", step, `${nameOf(response.exchange)} ${found}: the server has to send ${needed}`);
  const needed = `"Access-Control-Allow-Origin: ${requestOrigin}"`;
  // 1. Let origin be the result of getting `Access-Control-Allow-Origin` from response's header list.
  const origin = response.headers.get(ALLOW_ORIGIN);
  // 2. If origin is null, then return failure.
  if (origin === null) {
    const orAny = withCredentials ? "" : ` or "Access-Control-Allow-Origin: *"`;
    return refuse("2", "has no Access-Control-Allow-Origin", needed + orAny);
  }
  // 3. If request's credentials mode is not "include" and origin is `*`, then return success.
  if (!withCredentials && origin === "*") return "success";
  // 4. If the result of byte-serializing a request origin with request is not origin, then return failure.
  if (requestOrigin !== origin) {
    const why = origin === "*"
      ? `has Access-Control-Allow-Origin "*", which is no wildcard for a request with the credentials mode "include"`
      : `has Access-Control-Allow-Origin "${origin}", which is not the request's origin "${requestOrigin}"`;
    return refuse("4", why, needed);
  }
  // 5. If request's credentials mode is not "include", then return success.
  if (!withCredentials) return "success";
  // 6. Let credentials be the result of getting `Access-Control-Allow-Credentials` from response's header list.
  const credentials = response.headers.get(ALLOW_CREDENTIALS);
  // 7. If credentials is `true`, then return success.
  if (credentials === "true") return "success";
  // 8. Return failure.
  const found = credentials === null
    ? "has no Access-Control-Allow-Credentials"
    : `has Access-Control-Allow-Credentials "${credentials}", which is not "true"`;
  const why = `${found}, and the request's credentials mode is "include"`;
  return refuse("8", why, `"Access-Control-Allow-Credentials: true"`);
}
