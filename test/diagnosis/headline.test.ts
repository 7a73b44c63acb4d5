import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { headlineOf } from "../../src/diagnosis/headline.ts";
import { adviceOf, needOf } from "../../src/diagnosis/needs.ts";
import { places, serve, toPage } from "./in-memory.ts";
import { type KindScenario, kindScenarios } from "./kind-scenarios.ts";

const { page, third } = places;
const MISMATCH = `and the page's origin is "${page}"`;

/** What the first sentence says of some scenarios, and what has to change. */
const sentences: readonly (readonly [scenario: string, headline: string, need: string])[] = [
  [
    "no Access-Control-Allow-Origin",
    "Not shared: the GET is answered without Access-Control-Allow-Origin.",
    `Access-Control-Allow-Origin: ${page}`,
  ],
  [
    "an error without Access-Control-Allow-Origin",
    "Not shared: the GET is answered with an error, 500, that has no Access-Control-Allow-Origin.",
    `Access-Control-Allow-Origin: ${page}`,
  ],
  [
    "* with credentials",
    `Not shared: the GET is answered with Access-Control-Allow-Origin "*", which is not a wildcard for a request with credentials.`,
    `Access-Control-Allow-Origin: ${page}`,
  ],
  [
    "a list in one line of Access-Control-Allow-Origin",
    `Not shared: the GET is answered with more than one value in Access-Control-Allow-Origin, "*, *".`,
    `Access-Control-Allow-Origin: ${page}`,
  ],
  [
    `Access-Control-Allow-Origin "foo", which is not an origin`,
    `Not shared: the GET is answered with Access-Control-Allow-Origin "foo", which is not an origin.`,
    `Access-Control-Allow-Origin: ${page}`,
  ],
  ...([
    ["a slash at its end", `${page}/`, `: remove the "/" at the end`],
    ["upper case", page.toUpperCase(), ": origins are lower case"],
    ["another scheme", page.replace("http:", "https:"), ": the scheme differs"],
    ["another port", page.replace(/:\d+$/, ":1"), ": the port differs"],
    ["null", "null", ""],
    ["a pattern", "http://*.localhost", ": browsers know no patterns"],
  ] as const).map(([name, found, difference]) =>
    [
      `Access-Control-Allow-Origin with ${name}`,
      `Not shared: the GET is answered with Access-Control-Allow-Origin "${found}", ${MISMATCH}${difference}.`,
      `Access-Control-Allow-Origin: ${page}`,
    ] as const
  ),
  [
    "credentials allowed by []",
    "Not shared: the GET has credentials, and is answered without Access-Control-Allow-Credentials.",
    "Access-Control-Allow-Credentials: true",
  ],
  [
    'credentials allowed by ["Access-Control-Allow-Credentials: True"]',
    `Not shared: the GET has credentials, and is answered with Access-Control-Allow-Credentials "True", which is not "true".`,
    "Access-Control-Allow-Credentials: true",
  ],
  [
    "a preflight with status 401 and every header",
    "Not shared: the preflight is answered 401, and only 200 to 299 let it pass.",
    "status 200 to 299, not 401",
  ],
  [
    "a preflight with status 401 and no header",
    "Not shared: the preflight is answered 401, it never reaches your CORS code.",
    "status 200 to 299, not 401",
  ],
  [
    "a preflight with status 405 and no header",
    "Not shared: the preflight is answered 405, there is no handler for OPTIONS at this URL.",
    "status 200 to 299, not 405",
  ],
  [
    "a preflight with status 500 and no header",
    "Not shared: the preflight is answered 500, the server fails before it reaches your CORS code.",
    "status 200 to 299, not 500",
  ],
  [
    "a preflight that is redirected",
    `Not shared: the preflight is redirected, 302 to ${third}, and no browser follows.`,
    "status 200 to 299, not 302",
  ],
  [
    "methods * with credentials",
    `Not shared: the preflight does not allow the method PUT: Access-Control-Allow-Methods is "*", which is not a wildcard for a request with credentials.`,
    "Access-Control-Allow-Methods: PUT",
  ],
  [
    "a header that is not listed",
    `Not shared: the preflight does not allow the header x-a: Access-Control-Allow-Headers is "content-type".`,
    "Access-Control-Allow-Headers: content-type, x-a",
  ],
  [
    "patch, where PATCH is listed",
    `Not shared: the preflight does not allow the method patch: Access-Control-Allow-Methods is "PATCH".`,
    `methods are case-sensitive, so the page has to write "PATCH"`,
  ],
  [
    "Authorization under *",
    `Shared today: Chromium, Firefox and WebKit let it pass. The standard does not: Access-Control-Allow-Headers is "*", which does not cover Authorization.`,
    "Access-Control-Allow-Headers: *, authorization",
  ],
  [
    "a redirect without Access-Control-Allow-Origin",
    `Not shared: the GET is redirected, 302 to ${third}, by an answer without Access-Control-Allow-Origin.`,
    `Access-Control-Allow-Origin: ${page}`,
  ],
  [
    "a redirect to a third origin, which allows the page",
    `Not shared: the redirect across origins made the request's Origin "null", and Access-Control-Allow-Origin is "${page}".`,
    "Access-Control-Allow-Origin: *",
  ],
  [
    "a redirect to itself",
    `Not shared: the response to GET ${places.api} is the 21st redirect in a row.`,
    "the server has to redirect 20 times at most",
  ],
];

describe("the first sentence names the cause", () => {
  test.each(sentences)("of %s", async (name, headline, need) => {
    const scenario = kindScenarios.find((scenario) => scenario.name === name)!;
    const diagnosis = await diagnose({ page: toPage(scenario), transport: serve(scenario).transport, send: false });
    expect(headlineOf(diagnosis)).toBe(headline);
    expect(needOf(diagnosis, diagnosis.failures[0]!)).toBe(need);
  });

  const allowed: Pick<KindScenario, "answers"> = {
    answers: () => ({
      preflight: [204, [`Access-Control-Allow-Origin: ${page}`, "Access-Control-Allow-Methods: PUT"]],
      actual: [200, [`Access-Control-Allow-Origin: ${page}`]],
    }),
  };

  test.each(
    [
      [{ method: "GET" }, `Shared: ${page} can read the answer, status 200.`],
      [{ method: "PUT" }, `Preflight allowed: ${page} may send PUT. The PUT was not sent.`],
      [
        { method: "POST" },
        "Not sent: POST needs no preflight and can change something. Nothing is known without --send.",
      ],
      [
        { mode: "no-cors" },
        `Opaque: with the mode "no-cors" the page gets an answer that it cannot read, neither status nor body.`,
      ],
      [
        { url: "ftp://files.example/" },
        "Not shared: GET ftp://files.example/ has a scheme that is neither http nor https.",
      ],
    ] as const,
  )("of %j", async (request, headline) => {
    const diagnosis = await diagnose({
      page: { ...toPage({}), ...request },
      transport: serve(allowed).transport,
      send: false,
    });
    expect(headlineOf(diagnosis)).toBe(headline);
  });

  test("of a preflight with another status, which is not an error", async () => {
    const row: Pick<KindScenario, "answers" | "request"> = {
      request: { method: "PUT" },
      answers: () => ({ preflight: [304] }),
    };
    const diagnosis = await diagnose({ page: toPage(row), transport: serve(row).transport, send: false });
    expect(headlineOf(diagnosis)).toBe("Not shared: the preflight is answered 304, and only 200 to 299 let it pass.");
  });

  test("of a preflight with several headers that are not listed", async () => {
    const row: Pick<KindScenario, "answers" | "request"> = {
      request: { headers: { "x-a": "1", "x-b": "2" } },
      answers: () => ({ preflight: [204, [`Access-Control-Allow-Origin: ${page}`]] }),
    };
    const diagnosis = await diagnose({ page: toPage(row), transport: serve(row).transport, send: false });
    expect(headlineOf(diagnosis)).toBe(
      "Not shared: the preflight does not allow the headers x-a, x-b: there is no Access-Control-Allow-Headers.",
    );
  });
});

test("the advice on a status leaves the headers to failures of their own", async () => {
  const scenario = kindScenarios.find(({ name }) => name === "a preflight with status 401 and no header")!;
  const { failures } = await diagnose({ page: toPage(scenario), transport: serve(scenario).transport, send: false });
  expect(adviceOf(failures[0]!)).toBe(
    "The server has to answer a preflight with a status from 200 to 299 before it asks for a login, since a preflight " +
      "carries no cookies and no Authorization.",
  );
});
