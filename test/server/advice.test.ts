import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { follow, followAll, waysOf } from "./follow-advice.ts";
import { issuesOf, messagesOf } from "./issues.ts";

const part = fc.constantFrom(
  ..."https:// http:// wss:// // https:/ *:// chrome-extension:// app:// * *. . , | : / ? # @ - [ ] :: [::1]".split(
    " ",
  ),
  ..."localhost 127.0.0.1 192.168.0.* example .example .com com .co.uk .github.io .vercel.app Bücher my-app".split(" "),
  ..."www undefined null true ${HOST} ^ $ \\. .* (a|b) [a-z]+ ? :3000 :* :443 :99999 8080 /path".split(" "),
  " ",
  "\n",
  '"',
  "'",
);
const text = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
const others = ["*", "", undefined, null, true, false, [], 3000, "https://good.example", "http://a.example"];
const regExp = fc.array(
  fc.constantFrom(
    ..."^ $ https:\\/\\/ https?:\\/\\/ http:\\/\\/ \\. . .* .+ [a-z]+ [^.]+ \\d \\w+ ( (?: )? ) )* | a- (a|b) :\\d+ \\/"
      .split(" "),
    ..."www example com example\\.com localhost vercel\\.app github\\.io co\\.uk Example".split(" "),
  ),
  { minLength: 1, maxLength: 9 },
).map((parts) => {
  try {
    return new RegExp(parts.join(""));
  } catch {
    return /example\.com/;
  }
});
const rule = fc.oneof(text, text, regExp, fc.constantFrom<unknown>(...others));
const options = fc.record({
  origin: fc.oneof(rule, fc.array(rule, { maxLength: 3 })),
  credentials: fc.boolean(),
  enforce: fc.boolean(),
});

test("an origin is right after each message about it was followed once", () => {
  fc.assert(
    fc.property(options, (given) => {
      const messages = messagesOf(given);
      expect({ messages, after: messagesOf(followAll(given, issuesOf(given))) }).toEqual({ messages, after: [] });
    }),
    { numRuns: 300 },
  );
}, 120_000);

test("every way that the only message offers is right, too", () => {
  fc.assert(
    fc.property(options, (given) => {
      const [issue, ...more] = issuesOf(given);
      if (issue === undefined || more.length > 0) return;
      for (const way of waysOf(issue)) {
        const after = messagesOf(follow(given, issue, way));
        expect({ message: issue.message, way, after }).toEqual({ message: issue.message, way, after: [] });
      }
    }),
    { numRuns: 300 },
  );
}, 120_000);

describe("the other options are right after each message was followed once", () => {
  const name = fc.constantFrom(
    ...`GET,get,patch,Patch,TRACE,GET PUT,x-a,X-A,authorization,Content-Type: text/plain,Cookie,Set-Cookie,*,x-*,,é`
      .split(","),
    "access-control-allow-origin",
    "a, b",
    undefined,
    null,
    1,
  );
  const list = fc.oneof(
    fc.array(name, { maxLength: 4 }),
    name,
    fc.constantFrom(true, false, new Set(["x"]), "GET, *, patch"),
  );
  const scalar = fc.constantFrom<unknown>(
    true,
    "true",
    "1",
    0,
    null,
    3_600_000,
    "600",
    -1,
    204,
    "304",
    () => {},
    "log",
  );

  test.each([
    "methods",
    "allowedHeaders",
    "exposedHeaders",
    "vary",
    "dangerouslyAllow",
    "allowMethods",
    "exposeHeaders",
  ])(
    "%s",
    (option) => {
      fc.assert(fc.property(list, fc.boolean(), (value, credentials) => {
        const given = { origin: "https://a.example", credentials, [option]: value };
        const messages = messagesOf(given);
        expect({ messages, after: messagesOf(followAll(given, issuesOf(given))) }).toEqual({ messages, after: [] });
      }));
    },
  );

  test.each(["credentials", "enforce", "preflightContinue", "maxAge", "preflightStatus", "onError", "isPublicSuffix"])(
    "%s",
    (option) => {
      fc.assert(fc.property(scalar, (value) => {
        const given = { [option]: value };
        const messages = messagesOf(given);
        expect({ messages, after: messagesOf(followAll(given, issuesOf(given))) }).toEqual({ messages, after: [] });
      }));
    },
  );
});
