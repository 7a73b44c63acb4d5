import { isNullBodyStatus } from "../standard/statuses.ts";
import { type Grant, type HandlerHeaders, writeGrant } from "./grant.ts";

const sample = new Headers();

/** The runtime's own class, which copies the headers that it is given. A server may have put another in its place. */
export const RuntimeResponse: typeof Response | undefined = new Response(null, { headers: sample }).headers === sample
  ? undefined
  : Response;

/**
 * A copy of a response with a grant in its headers. No constructor accepts everything that a response holds, so each kind of
 * response is copied in the way that loses least. `isShared` tells that the original has a reader of its own.
 */
export function copyResponse(response: Response, isShared: boolean, grant: Grant, found: HandlerHeaders): Response {
  // As in `@whatwg-node/fetch`, whose fields are ordinary properties, and where `clone` returns `this`.
  if (Object.hasOwn(response, "headers") && Object.hasOwn(response, "status")) return inherit(response, grant, found);
  // A clone loses nothing, but its body is buffered until both are read: one that has no reader would never be.
  const source = isShared ? response.clone() : response;
  if (isShared && tryToEdit(itself, source, response, grant, found)) return source;
  const copy = tryToEdit(renew, source, source, grant, found) ?? rebuild(source, grant, found);
  // What no constructor accepts can still be read: by a middleware, and by the servers of Node, which read properties.
  if (source.status > 599) keepReadable(copy, source, ["status"]);
  if (source.url !== "") {
    keepReadable(copy, source, ["url", "redirected", "type"]);
    removeEncoding(copy, source);
  }
  return copy;
}

/** An object that inherits everything but the headers. */
function inherit(response: Response, grant: Grant, found: HandlerHeaders): Response {
  const value = new (response.headers.constructor as typeof Headers)(response.headers);
  writeGrant(value, grant, found);
  return Object.create(response, { headers: { value } });
}

/**
 * Fails for a clone of immutable headers, for a status or a reason phrase that the constructor does not accept, and for a
 * class that keeps the headers of the original, or makes them anew each time.
 */
function tryToEdit(
  createCopy: (source: Response) => Response,
  source: Response,
  original: Response,
  grant: Grant,
  found: HandlerHeaders,
): Response | undefined {
  try {
    const copy = createCopy(source);
    const { headers } = copy;
    if (copy.constructor !== RuntimeResponse && (headers === original.headers || headers !== copy.headers)) {
      return undefined;
    }
    writeGrant(headers, grant, found);
    return copy;
  } catch {
    return undefined;
  }
}

function itself(source: Response): Response {
  return source;
}

/**
 * The runtime's own class is used for its own responses. A subclass may take other arguments, so a plain `Response` is built.
 * A foreign class may have its own kind of body. Given a response in place of options, workerd also copies what cannot be
 * read, as whether the body has to be encoded.
 */
function renew(source: Response): Response {
  const { constructor, status, statusText, headers, body } = source;
  const ResponseOfKind = constructor !== RuntimeResponse && source instanceof Response
    ? Response
    : constructor as typeof Response;
  const init = "cf" in source ? source : { status, statusText, headers };
  return new ResponseOfKind(isNullBodyStatus(status) ? null : body, init);
}

/**
 * An upstream may send a status that constructors do not accept. A client has to take it for a 5xx: for a gateway, 502. Nor
 * do they accept each reason phrase, which tells clients nothing.
 *
 * @see https://httpwg.org/specs/rfc9110.html#rfc.section.15
 */
function rebuild(source: Response, grant: Grant, found: HandlerHeaders): Response {
  const { status, body } = source;
  const headers = new Headers(source.headers);
  writeGrant(headers, grant, found);
  const init = { status: status >= 200 && status <= 599 ? status : 502, headers };
  return new (RuntimeResponse ?? Response)(isNullBodyStatus(status) ? null : body, init);
}

function keepReadable(copy: Response, source: Response, names: (keyof Response)[]): void {
  for (const name of names) Object.defineProperty(copy, name, { value: source[name] });
}

/**
 * Removes the headers of an encoded body that `fetch()` decoded. Deno knows and does not send them. Deno and Node decode
 * these two codings, and filter responses by type. workerd does not, and encodes the body again.
 */
function removeEncoding({ headers }: Response, { type }: Response): void {
  if (type !== "basic" || !/^(gzip|br)$/i.test(String(headers.get("content-encoding")))) return;
  headers.delete("content-encoding");
  headers.delete("content-length");
}
