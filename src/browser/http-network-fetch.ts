import { isCorsPreflightRequest } from "../standard/http-cors-protocol.ts";
import { parseAndStoreResponseSetCookieHeaders } from "./cookies.ts";
import { type Exchange, nameOf } from "./exchanges.ts";
import { HeaderList } from "./header-list.ts";
import type { NetworkResponse } from "./network.ts";
import { type Failure, failure, type NetworkError, networkError } from "./network-errors.ts";
import { createNetworkRequest } from "./network-request.ts";
import { quote } from "./quote.ts";
import { describe, type FetchRequest } from "./requests.ts";
import type { InternalResponse } from "./responses.ts";
import type { UserAgent } from "./user-agent.ts";

const ALGORITHM = "HTTP-network fetch";

/**
 * HTTP-network fetch. It calls the network's handler: the server under test, or the `fetch` of a runtime.
 *
 * @see https://fetch.spec.whatwg.org/#concept-http-network-fetch
 */
export async function httpNetworkFetch(
  request: FetchRequest,
  includeCredentials: boolean,
): Promise<InternalResponse | NetworkError> {
  const subject = describe(request);
  const aborted = failure({ kind: "aborted", algorithm: ALGORITHM, step: "9", subject, problem: "was aborted" });
  // 9. If aborted, then: Return the appropriate network error for fetchParams.
  if (request.signal?.aborted) return networkError(aborted);
  const networkRequest = createNetworkRequest(request);
  const exchange = log(request.userAgent, networkRequest);
  // 8.5. Set response to the result of making an HTTP request over connection using request [...]
  let answer: Response | NetworkResponse;
  try {
    answer = await request.userAgent.network(networkRequest);
  } catch (error) {
    // 8.1. If connection is failure, then return a network error.
    const problem = `did not reach a server, ${error instanceof Error ? error.message : quote(error)}`;
    const unreachable = failure({ kind: "unreachable", algorithm: ALGORITHM, step: "8.1", subject, problem });
    return { ...networkError(unreachable, exchange), thrown: { error } };
  }
  const problem = findProblem(answer, exchange);
  if (problem !== null) return networkError(problem, exchange);
  if (request.signal?.aborted) {
    answer.body?.cancel(request.signal.reason).catch(() => {});
    return networkError(aborted, exchange);
  }
  const { status, statusText: statusMessage = "", body = null } = answer;
  const headers = new HeaderList(answer.headers);
  exchange.response = { status, statusText: statusMessage, headers: headers.toHeaders(), headerLines: [...headers] };
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

/** Finds why the network's answer is not a response that a browser could have received. Null if it is one. */
function findProblem(answer: Partial<NetworkResponse> | undefined | null, exchange: Exchange): Failure | null {
  const refuse = (kind: Failure["kind"], problem: string, remedy: string) =>
    failure({ kind, algorithm: ALGORITHM, step: "8.5", subject: nameOf(exchange), problem, remedy });
  if (typeof answer?.status !== "number" || typeof answer.headers?.[Symbol.iterator] !== "function") {
    return refuse("not-a-response", `is ${quote(answer)}`, "the handler has to return a Response");
  }
  const { status } = answer;
  if (!Number.isInteger(status) || status < 200 || status > 999) {
    const problem = `has status ${status}, which is not a final status`;
    return refuse("not-a-final-status", problem, "the handler has to return a status from 200 to 999");
  }
  if (answer.bodyUsed || answer.body?.locked) {
    const problem = "has a body that was read already";
    return refuse("body-already-read", problem, "the handler has to return a new Response each time");
  }
  return null;
}
