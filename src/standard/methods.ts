const CORS_SAFELISTED = new Set(["GET", "HEAD", "POST"]);

const FORBIDDEN = new Set(["CONNECT", "TRACE", "TRACK"]);

const NORMALIZED = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"]);

/**
 * A CORS-safelisted method is a method that is `GET`, `HEAD`, or `POST`: it needs no leave of a preflight.
 *
 * @see https://fetch.spec.whatwg.org/#cors-safelisted-method
 */
export function isCorsSafelistedMethod(method: string): boolean {
  return CORS_SAFELISTED.has(method);
}

/**
 * A forbidden method is a method that is a byte-case-insensitive match for `CONNECT`, `TRACE`, or `TRACK`: no page can
 * send it.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-method
 */
export function isForbiddenMethod(method: string): boolean {
  return FORBIDDEN.has(method.toUpperCase());
}

/**
 * To normalize a method, if it is a byte-case-insensitive match for `DELETE`, `GET`, `HEAD`, `OPTIONS`, `POST`, or `PUT`,
 * byte-uppercase it. Every other method, `patch` included, stays as it is written.
 *
 * @see https://fetch.spec.whatwg.org/#concept-method-normalize
 */
export function normalizeMethod(method: string): string {
  const upperCase = method.toUpperCase();
  return NORMALIZED.has(upperCase) ? upperCase : method;
}
