import { describe, expect, test } from "vitest";
import { type CorsOptions, createCors, withCors } from "../../src/index.ts";
import { request } from "../request.ts";

// A policy that calls nothing of the user's takes a shorter way to its answer than all others. Both have to end at the same
// answer: an option that calls something, and changes nothing, makes a request take the longer one.

type Handler = (request: Request) => Response | Promise<Response>;

const APP = "https://app.example.com";
const ENDPOINT = "https://api.example.org/items";

const policies: Record<string, CorsOptions> = {
  "every origin": {},
  "every origin, with exposed headers and a vary": { exposedHeaders: ["etag"], vary: ["X-Tenant"], maxAge: 0 },
  "one origin": { origin: APP },
  "one origin with credentials": { origin: APP, credentials: true, exposedHeaders: ["etag"], methods: ["PUT"] },
  "a list of origins": { origin: [APP, "https://b.example.com"], preflightStatus: 200, allowedHeaders: ["x-token"] },
  "a list with credentials, any method and any header": {
    origin: [APP, "https://b.example.com"],
    credentials: true,
    methods: "*",
    allowedHeaders: "*",
  },
  "a pattern": { origin: "https://*.example.com", allowedHeaders: "*" },
  "a RegExp with credentials": {
    origin: /^https:\/\/[a-z]{1,20}\.example\.com$/,
    credentials: true,
    vary: ["X-Tenant"],
  },
};

const preflight = (origin: string, headers: Record<string, string> = {}) =>
  request("OPTIONS", ENDPOINT, { origin, "access-control-request-method": "PUT", ...headers });

const requests: Record<string, () => Request> = {
  "of no origin": () => request("GET", ENDPOINT),
  "of an allowed origin": () => request("GET", ENDPOINT, { origin: APP }),
  "of a refused origin": () => request("POST", ENDPOINT, { origin: "https://evil.example" }),
  "of an opaque origin": () => request("GET", ENDPOINT, { origin: "null" }),
  "of a malformed origin": () => request("GET", ENDPOINT, { origin: `${APP}, ${APP}` }),
  "with OPTIONS that is not a preflight": () => request("OPTIONS", ENDPOINT, { origin: APP }),
  "with OPTIONS and no origin": () => request("OPTIONS", ENDPOINT, { "access-control-request-method": "PUT" }),
  "a preflight": () => preflight(APP),
  "a preflight that asks for headers": () =>
    preflight(APP, { "access-control-request-headers": "authorization,,x-token" }),
  "a preflight of a refused origin": () => preflight("https://evil.example"),
  "a preflight of an opaque origin": () => preflight("null"),
};

const own = {
  "access-control-allow-origin": "https://upstream.example",
  "access-control-allow-credentials": "true",
  "access-control-max-age": "5",
  vary: "Accept-Encoding",
  etag: '"1"',
};

const used = async () => {
  const response = new Response("used", { headers: own });
  await response.text();
  return response;
};

const handlers: Record<string, Handler> = {
  "returns a response": () => new Response("data"),
  "promises a response": async () => await Promise.resolve(new Response("data", { status: 404 })),
  "sets CORS headers and a vary": () => new Response("data", { headers: own }),
  "varies by everything": () => new Response(null, { status: 304, headers: { vary: "*" } }),
  "redirects": () => Response.redirect("https://api.example.org/elsewhere", 307),
  "returns a network error": () => Response.error(),
  "returns a used response": used,
  "returns nothing": () => undefined as unknown as Response,
  "promises nothing": () => Promise.resolve(undefined as unknown as Response),
  "throws a response": () => {
    throw new Response("stop", { status: 401, headers: own });
  },
  "rejects with a response": () => Promise.reject(new Response("stop", { status: 403, headers: own })),
  "throws an error": () => {
    throw new RangeError("no");
  },
  "rejects with an error": () => Promise.reject(new RangeError("no")),
};

/** What changes nothing about an answer, and is called on the way to it. */
const watchers: Record<string, CorsOptions> = {
  "onRefused": { onRefused: () => {} },
  "onError that rethrows": {
    onError: (error) => {
      throw error;
    },
  },
};

async function describeAnswer(call: (handler: Handler) => unknown, handler: Handler): Promise<unknown> {
  let calls = 0;
  let isAsync = false;
  const outcome = async () => {
    const result = call((given) => {
      calls++;
      return handler(given);
    });
    isAsync = result instanceof Promise;
    return await result;
  };
  const [how, value] = await outcome().then((value) => ["returned", value], (error) => ["thrown", error]);
  return { how, isAsync, calls, value: value instanceof Response ? await contentOf(value) : String(value) };
}

async function contentOf(response: Response): Promise<unknown> {
  const { status, statusText, type, bodyUsed, headers } = response;
  return { status, statusText, type, bodyUsed, headers: [...headers], body: bodyUsed ? null : await response.text() };
}

describe.each(Object.entries(policies))("a policy of %s", (_, options) => {
  test.each(Object.entries(handlers))(
    "answers the same on the short way and the long one where a handler %s",
    async (_, handler) => {
      for (const [what, create] of Object.entries(requests)) {
        const short = await describeAnswer((handler) => withCors(handler, options)(create()), handler);
        for (const [name, watcher] of Object.entries(watchers)) {
          const long = { ...options, ...watcher } as CorsOptions;
          const answer = await describeAnswer((handler) => withCors(handler, long)(create()), handler);
          expect({ what, name, answer }).toEqual({ what, name, answer: short });
        }
        const next = await describeAnswer((handler) => {
          const given = create();
          return createCors(options).handle(given, () => handler(given));
        }, handler);
        expect({ what, name: "cors.handle", answer: next }).toEqual({ what, name: "cors.handle", answer: short });
      }
    },
  );
});
