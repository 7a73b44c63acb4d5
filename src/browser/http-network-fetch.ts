import { isCorsPreflightRequest } from "../standard/http-cors-protocol.ts";
import { parseAndStoreResponseSetCookieHeaders } from "./cookies.ts";
import { type Exchange, nameOf } from "./exchanges.ts";
import { type Failure, failure, type NetworkError, networkError } from "./network-errors.ts";
import { createNetworkRequest } from "./network-request.ts";
import { quote } from "./quote.ts";
import { describe, type FetchRequest } from "./requests.ts";
import type { InternalResponse } from "./responses.ts";
import type { UserAgent } from "./user-agent.ts";

/**
 * HTTP-network fetch: here the handlers of a test, or the `fetch` of a runtime, are asked.
 *
 * @see https://fetch.spec.whatwg.org/#concept-http-network-fetch
 */
export async function httpNetworkFetch(
  request: FetchRequest,
  includeCredentials: boolean,
): Promise<InternalResponse | NetworkError> {
  // 9. If aborted, then: Return the appropriate network error for fetchParams.
  if (request.signal?.aborted) {
    return networkError(failure("HTTP-network fetch", "9", `${describe(request)} was aborted before it was sent`));
  }
  const networkRequest = createNetworkRequest(request);
  const exchange = log(request.userAgent, networkRequest);
  // 8.5. Set response to the result of making an HTTP request over connection using request [...]
  let answer: Response;
  try {
    answer = await request.userAgent.network(networkRequest);
  } catch (error) {
    // 8.1. If connection is failure, then return a network error.
    const told = error instanceof Error ? error.message : quote(error);
    const message = `the network failed for ${describe(request)}: ${told}`;
    return { ...networkError(failure("HTTP-network fetch", "8.1", message), exchange), thrown: { error } };
  }
  const problem = findProblem(answer, exchange);
  if (problem !== null) return networkError(problem, exchange);
  const { status, statusText: statusMessage, body } = answer;
  const headers = new Headers(answer.headers);
  exchange.response = { status, statusText: statusMessage, headers: new Headers(headers) };
  const response: InternalResponse = {
    type: "default",
    // 12 of HTTP-network-or-cache fetch. Set response's URL list to a clone of httpRequest's URL list.
    urlList: [...request.urlList],
    status,
    statusMessage,
    headers,
    // 15. Set response's body to a new body whose stream is stream.
    body,
    corsExposedHeaderNames: [],
    exchange,
  };
  // 17. If includeCredentials is true, then the user agent should parse and store response `Set-Cookie` headers given
  //     request and response.
  if (includeCredentials) parseAndStoreResponseSetCookieHeaders(request, response);
  // 19. Return response.
  return response;
}

function log(userAgent: UserAgent, networkRequest: Request): { -readonly [Name in keyof Exchange]: Exchange[Name] } {
  const { method, url, headers } = networkRequest;
  const kind = isCorsPreflightRequest(networkRequest, headers.get("origin")) ? "preflight" : "actual";
  const exchange = { kind, request: { method, url, headers: new Headers(headers) }, response: null } as const;
  userAgent.exchanges.push(exchange);
  return exchange;
}

/** Why an answer of the network is no response that a browser could have received. */
function findProblem(answer: Response | undefined, exchange: Exchange): Failure | null {
  const refuse = (message: string) => failure("HTTP-network fetch", "8.5", `${nameOf(exchange)} ${message}`);
  if (typeof answer?.status !== "number" || typeof answer.headers?.get !== "function") {
    return refuse(`is ${quote(answer)}: the handler has to answer a Response`);
  }
  if (answer.status < 200) return refuse(`has status ${answer.status}, which is none of a final response`);
  if (answer.bodyUsed || answer.body?.locked) {
    return refuse("has a body that was read already: the handler has to answer a new Response each time");
  }
  return null;
}
