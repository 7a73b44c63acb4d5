import { expect, test } from "vitest";
import { findSubject } from "../../src/cli/explain/subject.ts";
import { createCors, withCors } from "../../src/index.ts";

const APP = "https://app.example.com";
const handler = () => new Response(null);

test.each<[what: string, exports: Record<string, unknown>]>([
  ["options", { default: { origin: APP } }],
  ["options", { options: { origin: APP } }],
  ["a policy of createCors", { cors: createCors({ origin: APP }) }],
  ["a wrapped handler", { default: withCors(handler, { origin: APP }) }],
  ["a wrapped handler", { default: withCors({ fetch: handler }, { origin: APP }) }],
  ["a wrapped handler", withCors({ GET: handler }, { origin: APP })],
])("the subject of a module that exports %s has its policy", (description, exports) => {
  const subject = findSubject(exports);
  expect([subject?.description, subject?.policy?.options.origin]).toEqual([description, APP]);
});

test.each([[{ default: handler }], [{ default: null }], [{}], [{ default: { fetch: handler } }]])(
  "a module that exports nothing about CORS has no subject: %o",
  (exports) => expect(findSubject(exports)).toBeNull(),
);
