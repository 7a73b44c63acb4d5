import { describe, expect, test } from "vitest";
import { type CorsArgument, withCors } from "../../src/index.ts";
import { request } from "../request.ts";
import {
  APP,
  asked,
  type Cell,
  GRANTED,
  type Headers,
  LISTS,
  policies,
  PUBLIC,
  requests,
  type Row,
} from "./policy-table.ts";

/** At once, or later where a rule of the policy takes its time. */
const respond = (): Response | Promise<Response> => new Response(null);

describe.each(policies)("a policy of %s", (_, policy, row) => {
  test.each(Object.entries(requests))("answers %s as the table says", async (name, [method, headers]) => {
    const handler = withCors(respond, policy);
    const response = await handler(request(method, "https://api.example.org/items", headers));
    expect([response.status, Object.fromEntries(response.headers)]).toEqual(row[name as keyof Row]);
  });
});

const credentialed = { "access-control-allow-credentials": "true" };
const single = { origin: APP, credentials: true } as const;

const details: [promise: string, options: CorsArgument, method: string, headers: Headers, cell: Cell][] = [
  [
    "credentials and exposed headers go out with actual responses",
    { ...single, exposedHeaders: ["ETag", "x-id"] },
    "GET",
    { origin: APP },
    [200, { ...GRANTED, ...credentialed, "access-control-expose-headers": "ETag,x-id" }],
  ],
  [
    "with credentials, any header is the headers that are asked for",
    single,
    "OPTIONS",
    { origin: APP, ...asked, "access-control-request-headers": "authorization,x-token" },
    [204, {
      ...GRANTED,
      ...credentialed,
      ...LISTS,
      "access-control-allow-headers": "authorization,x-token",
      vary: "Origin, access-control-request-headers",
    }],
  ],
  [
    "with credentials, the wildcard never means Authorization, and any method is the one that is asked for",
    { ...single, methods: "*", allowedHeaders: "*", maxAge: 0, preflightStatus: 200 },
    "OPTIONS",
    { origin: APP, "access-control-request-method": "LINK", "access-control-request-headers": "authorization,x-token" },
    [200, {
      ...GRANTED,
      ...credentialed,
      "access-control-allow-methods": "LINK",
      "access-control-allow-headers": "x-token",
      "access-control-max-age": "0",
      vary: "Origin, access-control-request-method, access-control-request-headers",
    }],
  ],
  ...["a b", "x,(", "x".repeat(4097), "", ","].map((names): typeof details[number] => [
    `no header is allowed for ${names.length} characters that are not a list of at most 4096, ${names.slice(0, 9)}`,
    single,
    "OPTIONS",
    { origin: APP, ...asked, "access-control-request-headers": names },
    [204, {
      ...GRANTED,
      ...credentialed,
      "access-control-allow-methods": LISTS["access-control-allow-methods"],
      "access-control-max-age": "7200",
      vary: "Origin, access-control-request-headers",
    }],
  ]),
  [
    "empty elements and white space in the list of asked headers mean nothing",
    single,
    "OPTIONS",
    { origin: APP, ...asked, "access-control-request-headers": ", x-a,, x-b\t,\t" },
    [204, {
      ...GRANTED,
      ...credentialed,
      ...LISTS,
      "access-control-allow-headers": "x-a,x-b",
      vary: "Origin, access-control-request-headers",
    }],
  ],
  ...["PUT, DELETE", "PUT,", "P T", "x".repeat(4097)].map((method): typeof details[number] => [
    `a requested method of ${method.length} characters that is not one token is not allowed, ${method.slice(0, 9)}`,
    { ...single, methods: "*", allowedHeaders: [] },
    "OPTIONS",
    { origin: APP, "access-control-request-method": method },
    [204, {
      ...GRANTED,
      ...credentialed,
      "access-control-max-age": "7200",
      vary: "Origin, access-control-request-method",
    }],
  ]),
  [
    "lists go out as they are written, and empty ones not at all",
    { methods: ["put", "LINK"], allowedHeaders: [] },
    "OPTIONS",
    { origin: APP, ...asked },
    [204, { ...PUBLIC, "access-control-allow-methods": "PUT,LINK", "access-control-max-age": "7200" }],
  ],
  ["a public policy varies by what it says it varies by", { vary: ["X-Tenant"] }, "GET", { origin: APP }, [200, {
    ...PUBLIC,
    vary: "X-Tenant",
  }]],
];

test.each(details)("%s", async (_, policy, method, headers, [status, expected]) => {
  const response = await withCors(respond, policy)(
    request(method, "https://api.example.org/", headers),
  );
  expect([response.status, Object.fromEntries(response.headers)]).toEqual([status, expected]);
});
