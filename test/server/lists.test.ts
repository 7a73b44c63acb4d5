import fc from "fast-check";
import { expect, test } from "vitest";
import { type CorsOptions, withCors } from "../../src/index.ts";
import { request } from "../request.ts";

const APP = "https://app.example.com";
const URL_ = "https://api.example.org/";
const namesOf = (value: string) => value.split(",").map((name) => name.trim()).filter((name) => name !== "");
const token = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}$/);
const white = fc.constantFrom("", " ", "\t", "  ");

test("Vary is merged: Origin is added to what the handler says where it does not say so, and nothing else", () => {
  const list = fc.array(fc.tuple(white, fc.oneof(token, fc.constantFrom("Origin", "origin", "")), white), {
    maxLength: 50,
  });
  fc.assert(fc.property(list, (elements) => {
    const vary = elements.map((element) => element.join("")).join(",");
    const answer = () =>
      withCors(() => new Response(null, { headers: { vary } }), { origin: [APP, "https://b.example"] })(
        request("GET", URL_, { origin: APP }),
      ).headers.get("vary")!;
    const before = namesOf(vary);
    const isThere = before.some((name) => name === "*" || name.toLowerCase() === "origin");
    expect(namesOf(answer())).toEqual(isThere ? before : [...before, "Origin"]);
    expect(answer().startsWith(vary.replace(/^[\t ]+|[\t ]+$/g, ""))).toBe(true);
  }));
});

test("with credentials, exactly the names that a preflight asks for are allowed, unless one is not a name", () => {
  const options = { origin: APP, credentials: true } as const;
  const echo = (names: string) =>
    withCors(() => new Response(null), options)(
      request("OPTIONS", URL_, {
        origin: APP,
        "access-control-request-method": "PUT",
        "access-control-request-headers": names,
      }),
    ).headers.get("access-control-allow-headers");
  fc.assert(fc.property(fc.array(token, { minLength: 1, maxLength: 300 }), white, (names, space) => {
    const asked = names.join(`${space},${space},`);
    expect(echo(asked)).toBe(asked.length > 4096 ? null : names.join(","));
  }));
  fc.assert(
    fc.property(fc.array(token, { maxLength: 5 }), fc.constantFrom("a b", "é", "x;y", '"q"'), (names, bad) => {
      expect(echo([...names, bad].join(","))).toBe(null);
    }),
  );
  expect(echo("a,".repeat(8192))).toBe(null);
});

test("a preflight that asks for no header is told any, or with credentials none, also by way of the handler", () => {
  const given = request("OPTIONS", URL_, { origin: APP, "access-control-request-method": "PUT" });
  const headersOf = (options: CorsOptions) =>
    Object.fromEntries(
      withCors(() => new Response(null), { preflightContinue: true, onRefused() {}, ...options })(given).headers,
    );
  const always = { "access-control-allow-methods": "GET,HEAD,POST,PUT,PATCH,DELETE", "access-control-max-age": "7200" };
  expect(headersOf({})).toEqual({
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "*,authorization",
    ...always,
  });
  expect(headersOf({ origin: APP, credentials: true })).toEqual({
    "access-control-allow-origin": APP,
    "access-control-allow-credentials": "true",
    vary: "Origin, access-control-request-headers",
    ...always,
  });
});
