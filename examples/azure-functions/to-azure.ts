import type { Cookie, HttpHandler } from "@azure/functions";

/** Makes a handler of Azure Functions of a Fetch handler. */
export function toAzure(fetch: (request: Request) => Promise<Response>): HttpHandler {
  return async (request) => {
    const { url, method, headers, body } = request;
    const init = { method, headers, body, duplex: "half" } as const;
    const response = await fetch(new Request(url, init));
    return {
      status: response.status,
      headers: [...response.headers].filter(([name]) => name !== "set-cookie"),
      cookies: response.headers.getSetCookie().map(toCookie),
      body: response.body,
    };
  };
}

/** Azure sends one header of each name, and cookies apart from those. */
function toCookie(line: string): Cookie {
  const [pair = "", ...rest] = line.split(/; */);
  const [, name = "", value = ""] = /^([^=]*)=(.*)$/.exec(pair) ?? [];
  const attributes = new Map(rest.map((attribute) => {
    const [key = "", value = ""] = attribute.split("=");
    return [key.toLowerCase(), value] as const;
  }));
  const [domain, path, maxAge, expires] = ["domain", "path", "max-age", "expires"].map((key) => attributes.get(key));
  return {
    name,
    value,
    domain,
    path,
    maxAge: maxAge === undefined ? undefined : Number(maxAge),
    expires: expires === undefined ? undefined : new Date(expires),
    secure: attributes.has("secure"),
    httpOnly: attributes.has("httponly"),
    sameSite: (["Strict", "Lax", "None"] as const).find((one) => one === attributes.get("samesite")),
  };
}
