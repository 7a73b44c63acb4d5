import type { Client } from "./client.ts";
import { fetching } from "./fetching.ts";
import { toTypeError } from "./network-errors.ts";
import { createRequest, type UnreadRequest } from "./request-class.ts";
import { readBody } from "./request-body.ts";
import type { GivenRequestInit } from "./request-init.ts";
import type { FetchRequest } from "./requests.ts";
import { createResponseObject } from "./response-class.ts";

/**
 * The `fetch(input, init)` method steps, for the page that the client is.
 *
 * @see https://fetch.spec.whatwg.org/#dom-global-fetch
 */
export async function fetchMethod(
  client: Client,
  input: string | URL | Request,
  init?: GivenRequestInit,
): Promise<Response> {
  // 2. Let requestObject be the result of invoking the initial value of Request as constructor with input and init as
  //    arguments. If this throws an exception, reject p with it and return p.
  const request = createRequest(client, input, init);
  const { signal } = request;
  if (signal === null) return await fetchResponseObject(request);
  // 4. If requestObject's signal is aborted, then: Abort the fetch() call [...]. Return p.
  if (signal.aborted) throw abortFetch(request, signal);
  // 11. Add the following abort steps to requestObject's signal:
  return await new Promise((resolve, reject) => {
    const abort = () => reject(abortFetch(request, signal));
    signal.addEventListener("abort", abort);
    fetchResponseObject(request).then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/**
 * To abort a `fetch()` call. Returns the error to reject with. The body of the response, if there is one already, has
 * abort steps of its own.
 *
 * @see https://fetch.spec.whatwg.org/#abort-fetch
 */
function abortFetch({ body }: UnreadRequest, { reason }: AbortSignal): unknown {
  // 2. If request's body is non-null and is readable, then cancel request's body with error.
  body?.stream?.cancel(reason).catch(() => {}); // rejects where the network reads it
  // 1. Reject promise with error.
  return reason;
}

async function fetchResponseObject(unread: UnreadRequest): Promise<Response> {
  const request: FetchRequest = { ...unread, body: unread.body === null ? null : await readBody(unread.body) };
  // 12. Set controller to the result of calling fetch given request and processResponse given response being these
  //     steps:
  const response = await fetching(request);
  // 12.3. If response is a network error, then reject p with a TypeError and abort these steps.
  if (response.type === "error") throw toTypeError(response);
  // 12.4. Set responseObject to the result of creating a Response object, given response, "immutable", and
  //       relevantRealm.
  return createResponseObject(response, request.signal);
}
