import { isOkStatus } from "../standard/statuses.ts";
import type { HeaderList } from "./header-list.ts";
import type { FilteredResponse } from "./responses.ts";

/**
 * To create a Response object, given a response and the headers guard "immutable". It is one of the runtime's own; what
 * its constructor cannot set, stands before it as properties of its own.
 *
 * @see https://fetch.spec.whatwg.org/#response-create
 */
export function createResponseObject(response: FilteredResponse, signal: AbortSignal | null): Response {
  const { type, internalResponse } = response;
  const isOpaque = type === "opaque" || type === "opaqueredirect";
  const body = isOpaque || internalResponse.body === null ? null : abortable(internalResponse.body, signal);
  return dress(new Response(body), response);
}

/** A body that errors when the fetch it came from is aborted. */
function abortable(body: ReadableStream<Uint8Array<ArrayBuffer>>, signal: AbortSignal | null): ReadableStream {
  return signal === null ? body : body.pipeThrough(new TransformStream(), { signal });
}

function dress(object: Response, response: FilteredResponse): Response {
  const { type, status, statusMessage, urlList } = response;
  // The url getter steps are to return the empty string if this's response's URL is null; otherwise this's response's
  // URL, serialized with exclude fragment set to true.
  const url = urlList.at(-1)?.href.replace(/#.*$/, "") ?? "";
  const properties = {
    type,
    url,
    // The redirected getter steps are to return true if this's response's URL list's size is greater than 1; otherwise
    // false.
    redirected: urlList.length > 1,
    status,
    ok: isOkStatus(status),
    statusText: statusMessage,
    headers: immutable(response.headers),
    clone: () => dress(Response.prototype.clone.call(object), response),
  };
  for (const [name, value] of Object.entries(properties)) Object.defineProperty(object, name, { value });
  return object;
}

/** Headers whose guard is "immutable": to change them throws a TypeError. */
function immutable(given: HeaderList): Headers {
  const headers = given.toHeaders();
  const value = () => {
    throw new TypeError("The headers of a response that was fetched are immutable");
  };
  for (const name of ["append", "delete", "set"]) Object.defineProperty(headers, name, { value });
  return headers;
}
