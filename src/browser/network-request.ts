import { currentUrl, type FetchRequest } from "./requests.ts";

/**
 * Builds the Request that a server receives.
 *
 * In a page or a service worker the constructor of Request drops `Origin`, `Cookie` and others, and Bun and workerd know
 * only some methods. There, own properties of the object hide those of its class, so that a handler sees what was sent.
 */
export function createNetworkRequest(request: FetchRequest): Request {
  const { method, headerList, body, signal } = request;
  const init: RequestInit & { duplex?: "half" } = {
    method,
    headers: [...headerList] as [string, string][],
    redirect: "manual",
  };
  if (signal !== null) init.signal = signal;
  if (body !== null) init.body = body.source ?? body.stream;
  if (body?.source === null) init.duplex = "half";
  return complete(construct(targetOf(currentUrl(request)), init), method, init.headers!);
}

/** The URL as it is sent, without the fragment and the credentials. */
function targetOf(url: URL): string {
  const target = new URL(url);
  target.hash = "";
  target.username = "";
  target.password = "";
  return target.href;
}

function construct(url: string, init: RequestInit): Request {
  try {
    return new Request(url, init);
  } catch {
    return new Request(url, { ...init, method: "POST" }); // workerd throws where it does not know a method
  }
}

function complete(request: Request, method: string, pairs: HeadersInit): Request {
  const headers = new Headers(pairs);
  const keepsHeaders = [...headers.keys()].every((name) => request.headers.has(name));
  if (keepsHeaders && request.method === method) return request;
  return Object.defineProperties(request, {
    method: { value: method },
    headers: { value: headers },
    clone: { value: () => complete(Request.prototype.clone.call(request), method, headers) },
  });
}
