/**
 * A null body status is a status that is 101, 103, 204, 205, or 304: a Response of it cannot be built with a body.
 *
 * @see https://fetch.spec.whatwg.org/#null-body-status
 */
export function isNullBodyStatus(status: number): boolean {
  return status === 101 || status === 103 || status === 204 || status === 205 || status === 304;
}

/**
 * An ok status is a status in the range 200 to 299, inclusive: the only ones that let a CORS-preflight succeed.
 *
 * @see https://fetch.spec.whatwg.org/#ok-status
 */
export function isOkStatus(status: number): boolean {
  return status >= 200 && status <= 299;
}

/**
 * A redirect status is a status that is 301, 302, 303, 307, or 308.
 *
 * @see https://fetch.spec.whatwg.org/#redirect-status
 */
export function isRedirectStatus(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}
