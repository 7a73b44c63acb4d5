import { describe, expect, test, vi } from "vitest";
import { type CorsExplanation, type CorsOptions, createCors, withCors } from "../../src/index.ts";
import { request } from "../request.ts";

const APP = "https://app.example.com";
const EVIL = "https://evil.example";
const URL_ = "https://api.example.org/items";
const get = (headers: Record<string, string> = {}, url = URL_) => request("GET", url, headers);
const preflight = (origin: string, headers = {}) =>
  request("OPTIONS", URL_, { origin, "access-control-request-method": "PATCH", ...headers });
const boom = new Error("boom");

async function thrownBy(run: () => unknown): Promise<unknown> {
  try {
    await run();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("an origin function", () => {
  test("sees well-formed origins that no other rule allows, the request and the context", () => {
    const origin = vi.fn((_origin: string, _request: Request, ..._context: unknown[]) => true);
    const wrapped = withCors((_request: Request, ..._context: unknown[]) => new Response(null), {
      origin: [APP, origin],
    });
    const given = ["null", APP, `${EVIL}, ${APP}`, "https://Upper.example", `https://${"a".repeat(400)}.example`, EVIL]
      .map((value) => get({ origin: value }));
    for (const each of given) wrapped(each, "env");
    expect(origin.mock.calls).toEqual([[EVIL, given.at(-1), "env"]]);
  });

  test.each<[string, () => unknown]>([
    ["throws", () => {
      throw boom;
    }],
    ["rejects", () => Promise.reject(boom)],
    ["answers no boolean", () => "yes"],
    ["answers a promise of no boolean", () => Promise.resolve(1)],
  ])(
    "that %s grants nothing: the handler does not run, and the error reaches the caller or onError",
    async (_, rule) => {
      const handler = vi.fn(async () => await Promise.resolve(new Response(null)));
      const options = { origin: rule as () => boolean };
      for (const given of [get({ origin: EVIL }), preflight(EVIL)]) {
        expect(await thrownBy(() => withCors(handler, options)(given))).toBeInstanceOf(Error);
        const onError = vi.fn(() => new Response("sorry", { status: 500 }));
        const response = await withCors(handler, { ...options, onError })(given);
        expect([response.status, response.headers.get("vary"), response.headers.get("access-control-allow-origin")])
          .toEqual([500, "Origin", null]);
        expect(onError).toHaveBeenCalledOnce();
      }
      expect(handler).not.toHaveBeenCalled();
    },
  );
});

describe("an error of the handler", () => {
  const policies: [string, CorsOptions][] = [["public", {}], ["dynamic", { origin: [APP, EVIL] }]];
  const handlers: [string, (error: unknown) => () => Response | Promise<Response>][] = [
    ["thrown", (error) => () => {
      throw error;
    }],
    ["rejected", (error) => () => Promise.reject(error)],
  ];
  const table = policies.flatMap(([kind, policy]) =>
    handlers.map(([how, create]) => [kind, how, policy, create] as const)
  );

  test.each(table)("of a %s policy, %s, reaches the caller as it is, or as a response if it is one", async (...row) => {
    const [kind, , policy, create] = row;
    expect(await thrownBy(() => withCors(create(boom), policy)(get({ origin: APP })))).toBe(boom);
    const thrown = await thrownBy(() => withCors(create(new Response("stop")), policy)(get({ origin: APP })));
    expect((thrown as Response).headers.get("access-control-allow-origin")).toBe(kind === "public" ? "*" : APP);
  });

  test.each(table)("of a %s policy, %s, goes to onError, whose response pages can read", async (...row) => {
    const [kind, , policy, create] = row;
    const onError = vi.fn(async (_error: unknown, _request: Request, ..._context: unknown[]) =>
      await Promise.resolve(new Response("sorry", { status: 500 }))
    );
    const wrapped = withCors(create(boom) as (request: Request, env: string) => Response | Promise<Response>, {
      ...policy,
      onError,
    });
    const given = get({ origin: APP });
    const response = await wrapped(given, "env");
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([
      500,
      kind === "public" ? "*" : APP,
    ]);
    expect(onError.mock.calls).toEqual([[boom, given, "env"]]);
  });
});

describe("a selector", () => {
  test("gets the request and the context, and its options are compiled once for each object", () => {
    let reads = 0;
    const options = {
      get origin(): typeof APP {
        reads++;
        return APP;
      },
    };
    const select = vi.fn((_request: Request, ..._context: unknown[]) => options);
    const wrapped = withCors((_request: Request, _env: string) => new Response(null), select);
    const given = get({ origin: APP });
    expect([wrapped(given, "env"), wrapped(given, "env")].map(({ headers }) => Object.fromEntries(headers))).toEqual([
      { "access-control-allow-origin": APP, vary: "Origin" },
      { "access-control-allow-origin": APP, vary: "Origin" },
    ]);
    expect(select.mock.calls[0]).toEqual([given, "env"]);
    expect(reads).toBe(1);
  });

  test.each([[undefined], [true], ["*"], [null]])(
    "that answers %j is a TypeError, and nothing is granted",
    async (answer) => {
      const handler = vi.fn(() => new Response(null));
      const select = (() => answer) as unknown as () => false;
      expect(await thrownBy(() => withCors(handler, select)(get()))).toBeInstanceOf(TypeError);
      expect(handler).not.toHaveBeenCalled();
    },
  );

  test("that throws a Response has it decorated, and anything else left alone", async () => {
    const throwing = (error: unknown) => withCors(() => new Response(null), () => Promise.reject(error))(get());
    expect(await thrownBy(() => throwing(boom))).toBe(boom);
    expect(((await thrownBy(() => throwing(new Response("stop")))) as Response).headers.get("vary")).toBe("Origin");
  });
});

describe("what is thrown behind cors.handle", () => {
  const cors = createCors({ origin: [APP, "https://other.example.com"] });
  const throwing = (error: unknown) => thrownBy(() => cors.handle(get({ origin: APP }), () => Promise.reject(error)));

  test("is decorated if it is a Response, and left alone otherwise", async () => {
    const thrown = (await throwing(new Response(null, { status: 403 }))) as Response;
    expect([thrown.status, Object.fromEntries(thrown.headers)]).toEqual([403, {
      "access-control-allow-origin": APP,
      vary: "Origin",
    }]);
    expect(await throwing(boom)).toBe(boom);
  });
});

describe("enforce", () => {
  const enforced = (headers: Record<string, string>, url?: string) => {
    const handler = vi.fn(() => new Response(null));
    const { status } = withCors(handler, { origin: APP, enforce: true })(get(headers, url));
    expect(handler).toHaveBeenCalledTimes(status === 200 ? 1 : 0);
    return status;
  };

  test.each<[string, Record<string, string>, number]>([
    ["an allowed origin", { origin: APP }, 200],
    ["a refused origin", { origin: EVIL }, 403],
    ["an opaque origin", { origin: "null" }, 403],
    ["no origin", {}, 200],
    ["the same origin", { origin: EVIL, "sec-fetch-site": "same-origin" }, 200],
    ["an opaque origin of the same site's own page", { origin: "null", "sec-fetch-site": "same-origin" }, 200],
    ["a user's own doing", { origin: EVIL, "sec-fetch-site": "none" }, 200],
    ["the same site", { origin: "https://api.example.org", "sec-fetch-site": "same-site" }, 403],
    ["another site", { origin: "https://api.example.org", "sec-fetch-site": "cross-site" }, 403],
    ["the same host, in a browser that does not say", { origin: "https://api.example.org" }, 200],
    ["the same host behind a proxy for TLS", { origin: "http://api.example.org" }, 200],
    ["another port", { origin: "https://api.example.org:8443" }, 403],
    // Values that no browser sends are refused before anything else, also where something vouches for them.
    ...["api.example.org", "xxapi.example.org", "null, https://api.example.org", "javascript://api.example.org"]
      .flatMap(
        (origin): [string, Record<string, string>, number][] => [
          [`a malformed origin, ${origin}`, { origin }, 403],
          [
            `a malformed origin that claims to be the same, ${origin}`,
            { origin, "sec-fetch-site": "same-origin" },
            403,
          ],
        ],
      ),
    ["the same host with a port that no origin has", { origin: "https://api.example.org:443" }, 403],
  ])("answers a request of %s", (_, headers, status) => expect(enforced(headers)).toBe(status));

  test("refuses where the URL of the request cannot be read", () => {
    const broken = Object.defineProperty(get({ origin: "https://api.example.org" }), "url", { value: "/items" });
    expect(withCors(() => new Response(null), { origin: APP, enforce: true })(broken).status).toBe(403);
  });
});

describe("an explanation", () => {
  const cors = createCors({
    origin: [APP, "https://third.example.com"],
    allowedHeaders: ["X-Token"],
    methods: ["PUT"],
  });
  const explain = (given: Request) => cors.explain(given) as CorsExplanation;

  test.each<[string, Request, Partial<CorsExplanation>]>([
    ["an allowed request", get({ origin: APP }), {
      text: `allowed: GET ${URL_} from ${APP}, because the origin option allows "${APP}"`,
      kind: "actual",
      allowed: true,
      credentials: false,
      refusals: [],
    }],
    ["a refused one", get({ origin: EVIL }), {
      text: `refused: GET ${URL_} from ${EVIL}, because the origin option does not allow "${EVIL}"`,
      allowed: false,
      refusals: [{ option: "origin", value: EVIL }],
    }],
    ["one without Origin", get(), { text: `allowed: GET ${URL_}, because it has no Origin`, origin: null }],
    ["one of the same origin", get({ origin: "https://api.example.org" }), {
      text: `allowed: GET ${URL_} from https://api.example.org, because it is from the same origin`,
    }],
    ["a preflight", preflight(APP, { "access-control-request-headers": "x-token,authorization,x-other" }), {
      text:
        `refused: preflight for PATCH ${URL_} from ${APP}, because the methods option does not allow "PATCH" and the ` +
        `allowedHeaders option does not allow "authorization", "x-other"`,
      kind: "preflight",
      method: "PATCH",
      allowed: false,
    }],
    ["a preflight of a refused origin", preflight(EVIL), { refusals: [{ option: "origin", value: EVIL }] }],
  ])("of %s says what and why", (_, given, expected) => expect(explain(given)).toMatchObject(expected));

  test("knows that safelisted methods and covered headers need no leave", async () => {
    const anyone = createCors({ origin: async () => await Promise.resolve(true), credentials: true, methods: [] });
    const asked = { "access-control-request-method": "POST", "access-control-request-headers": "x-any,authorization" };
    expect(await anyone.explain(preflight(APP, asked))).toMatchObject({ allowed: true, credentials: true });
    const most = createCors({ allowedHeaders: "*", methods: "*" });
    expect(most.explain(preflight(APP, asked))).toMatchObject({ refusals: [{ value: "authorization" }] });
  });

  test("quotes and shortens what a client made up, and begins with the verdict", () => {
    const forged = `${EVIL}: allowed, because ${APP}`;
    const texts = [
      explain(get({ origin: forged })),
      explain(preflight(APP, { "access-control-request-method": `PUT ${URL_} allowed` })),
      explain(get({ origin: "\x9b31m\x7fallowed" })),
      explain(preflight(APP, { "access-control-request-headers": "x,".repeat(4000) })),
      explain(get({ origin: `https://${"a".repeat(10_000)}` }, `${URL_}?${"a".repeat(10_000)}`)),
    ].map(({ text }) => text);
    expect(texts.map((text) => text.slice(0, 8))).toEqual(Array(5).fill("refused:"));
    expect(texts[0]).toContain(`from ${JSON.stringify(forged)},`);
    expect(texts[1]).toContain(`preflight for ${JSON.stringify(`PUT ${URL_} allowed`)} `);
    expect(texts[3]).toMatch(/"x", "x", "x", "x", "x" and 3995 more$/);
    expect(texts.filter((text) => text.length > 700)).toEqual([]);
    expect(texts.filter((text) => /[^ -~…]/.test(text))).toEqual([]);
  });

  test.each([
    "http://api.example.org, because the origin option allows everything/items",
    "http://api.example.org/\x9b31m",
    `http://${'"'.repeat(10_000)} /`,
  ])("quotes and shortens a URL that no client would write, as node:http makes it of a Host: %.60s", (url) => {
    const { text } = explain(Object.defineProperty(get({ origin: EVIL }), "url", { value: url }));
    expect(text).toMatch(
      /^refused: GET "(?:[ !#-[\]-~]|\\.)*…?" from https:\/\/evil\.example, because the origin option does/,
    );
    expect(text.length).toBeLessThan(500);
  });

  test("closes each quotation, however much of a value is left out", () => {
    const names = `x-${"a".repeat(500)},x-${"\xfc".repeat(500)}`;
    const { text } = explain(preflight(APP, { "access-control-request-headers": names }));
    expect(text).toMatch(/ does not allow "x-a{90,}…", "x-ü{90,}…"$/);
  });

  test("agrees with an answer that names no method or header, since a preflight asks for more than 4 KiB", async () => {
    const asked = { "access-control-request-headers": `x-${"a".repeat(4096)}` };
    const credentialed = { origin: APP, credentials: true } as const;
    const response = withCors(() => new Response(null), credentialed)(preflight(APP, asked));
    expect(response.headers.get("access-control-allow-headers")).toBeNull();
    expect(await createCors(credentialed).explain(preflight(APP, asked))).toMatchObject({ allowed: false });
    const method = { "access-control-request-method": "M".repeat(4097) };
    const any = { ...credentialed, methods: "*" } as const;
    expect(withCors(() => new Response(null), any)(preflight(APP, method)).headers.get("access-control-allow-methods"))
      .toBeNull();
    expect(await createCors(any).explain(preflight(APP, method))).toMatchObject({ refusals: [{ option: "methods" }] });
  });

  test("goes to onRefused, exactly when something is refused", () => {
    const onRefused = vi.fn();
    const wrapped = withCors((_request: Request, ..._context: string[]) => new Response(null), {
      origin: APP,
      onRefused,
    });
    wrapped(get({ origin: APP }), "env");
    wrapped(get(), "env");
    const refused = get({ origin: EVIL });
    wrapped(refused, "env");
    expect(onRefused.mock.calls).toEqual([[expect.objectContaining({ allowed: false }), refused, "env"]]);
  });
});

test("a compiled policy answers in the middleware of a framework", async () => {
  const cors = createCors({ origin: [APP, EVIL] });
  const next = vi.fn(async () => await Promise.resolve(new Response("next")));
  expect((await cors.handle(preflight(APP), next)).status).toBe(204);
  expect(next).not.toHaveBeenCalled();
  const response = await cors.handle(get({ origin: APP }), next);
  expect([await response.text(), response.headers.get("access-control-allow-origin")]).toEqual(["next", APP]);
  expect(next.mock.calls).toEqual([[]]);
});

describe("onRefused", () => {
  test.each<[string, () => unknown]>([
    ["throws", () => {
      throw boom;
    }],
    ["rejects", () => Promise.reject(boom)],
    ["takes its time", () => Promise.resolve()],
    ["returns a response", () => new Response("mine", { status: 418 })],
  ])("that %s changes nothing about the answer, and what it throws is printed once", async (_, hook) => {
    const print = vi.spyOn(console, "error").mockImplementation(() => {});
    const onError = vi.fn(() => new Response("sorry", { status: 500 }));
    const options = { origin: [APP, "https://b.example"] as const, onRefused: hook as () => void, onError };
    const answers = [
      withCors(() => new Response("data"), options)(get({ origin: EVIL })),
      withCors(() => new Response("data"), options)(preflight(EVIL)),
    ];
    expect(answers.map(({ status, headers }) => [status, headers.get("vary")])).toEqual([[200, "Origin"], [
      403,
      "Origin",
    ]]);
    expect(await answers[0]!.text()).toBe("data");
    await Promise.resolve();
    const fails = hook !== undefined && /throw|reject/.test(String(hook));
    expect(print.mock.calls).toEqual(Array(fails ? 2 : 0).fill(["withcors: onRefused failed:", boom]));
    expect(onError).not.toHaveBeenCalled();
    print.mockRestore();
  });
});

describe("a Response that onError", () => {
  const policy = { origin: [APP, "https://b.example"] as const };
  test.each<[string, (response: Response) => () => Response | Promise<Response>]>([
    ["throws", (response) => () => {
      throw response;
    }],
    ["rejects with", (response) => () => Promise.reject(response)],
  ])("%s carries the policy's headers, and not its own", async (_, fail) => {
    const own = new Response("sorry", { status: 503, headers: { "access-control-allow-origin": "*" } });
    const wrapped = withCors(() => Promise.reject(boom), { ...policy, onError: fail(own) });
    const thrown = (await thrownBy(() => wrapped(get({ origin: APP })))) as Response;
    expect([thrown.status, thrown.headers.get("access-control-allow-origin"), thrown.headers.get("vary")]).toEqual([
      503,
      APP,
      "Origin",
    ]);
    expect(
      await thrownBy(() =>
        withCors(() => Promise.reject(boom), { ...policy, onError: () => Promise.reject(boom) })(get())
      ),
    ).toBe(boom);
  });
});
