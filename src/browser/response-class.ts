import { isOkStatus } from "../standard/statuses.ts";
import type { HeaderList } from "./header-list.ts";
import { createResponseBody, type ResponseBody } from "./response-body.ts";
import type { FilteredResponse } from "./responses.ts";

const READING_METHODS = ["arrayBuffer", "blob", "bytes", "formData", "json", "text"] as const;

/**
 * To create a Response object, given a response and the headers guard "immutable". It is one of the runtime's own. What
 * its constructor cannot set is set as properties of the object, which take precedence over those of the class.
 *
 * @see https://fetch.spec.whatwg.org/#response-create
 */
export function createResponseObject(response: FilteredResponse, signal: AbortSignal | null): Response {
  const { type, internalResponse } = response;
  const transmitted = internalResponse.body;
  const body = transmitted === null ? null : createResponseBody(internalResponse, transmitted, signal);
  const isOpaque = type === "opaque" || type === "opaqueredirect";
  if (isOpaque || body === null) return dress(new Response(), response, null);
  // The type of the body is what blob() and formData() go by.
  const contentType = response.headers.get("content-type");
  const headers: [string, string][] = contentType === null ? [] : [["content-type", contentType]];
  return dress(new Response(body.stream, { headers }), response, body);
}

function dress(object: Response, response: FilteredResponse, body: ResponseBody | null): Response {
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
    clone: () => dress(Response.prototype.clone.call(object), response, body),
  };
  for (const [name, value] of Object.entries(properties)) Object.defineProperty(object, name, { value });
  return body === null ? object : withBodyMethods(object, body);
}

/**
 * Sets the methods that read the body. Once it has failed they reject with what it failed with, and at once: those of a
 * runtime need some turns, and some of them reject with an error of their own.
 */
function withBodyMethods(object: Response, body: ResponseBody): Response {
  const read = (native: () => Promise<unknown>): Promise<unknown> => {
    const isUsable = !object.bodyUsed && !object.body!.locked;
    if (isUsable && body.failure !== null) return Promise.reject(body.failure.error);
    return native.call(object).catch((error: unknown) => {
      throw isUsable && body.failure !== null ? body.failure.error : error;
    });
  };
  for (const name of READING_METHODS.filter((name) => name in Response.prototype)) {
    Object.defineProperty(object, name, { value: () => read(Response.prototype[name]) });
  }
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
