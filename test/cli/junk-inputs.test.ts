import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { InputError } from "../../src/diagnosis/inputs/input-error.ts";
import { type PastedRequest, readPasted } from "../../src/diagnosis/inputs/pasted.ts";

const samples = "test/diagnosis/samples";
const commands: Record<string, Record<string, Record<string, string>>> = JSON.parse(
  readFileSync(`${samples}/copied-commands.json`, "utf8"),
);
const copied = Object.values(commands).flatMap((engine) => Object.values(engine)).flatMap((formats) =>
  Object.values(formats)
);

/** What is read, or nothing where the text is refused with advice. Any other error is a fault. */
function read(text: string): PastedRequest[] {
  try {
    return readPasted(text);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return [];
  }
}

/** Every request that is read can be judged, whatever is in it. */
async function judge(requests: readonly PastedRequest[]): Promise<void> {
  for (const { request, recorded } of requests) {
    const { url, method, headers, body, origin, credentials, mode, cookie } = request;
    const transport = recorded ?? (() => Promise.reject(new Error("down")));
    const { verdict } = await diagnose({
      page: {
        url,
        method,
        headers,
        body,
        cookie,
        origin: origin ?? "null",
        credentials: credentials ?? "omit",
        mode: mode ?? "cors",
      },
      transport,
      send: true,
    });
    expect(verdict).toMatch(/^[a-z-]+$/);
  }
}

test("a text that nobody wrote is refused with advice, or judged", async () => {
  const parts = [
    "curl ",
    "fetch(",
    "http://a.example ",
    "'",
    '"',
    "^",
    "$'",
    "\\",
    "\n",
    "{",
    "}",
    "[",
    ")",
    ",",
    ":",
    "é",
    "\0",
  ]
    .concat("-X ", "-H ", "-d ", "null", "x", "%", "log", "entries")
    .concat("Access to fetch at '", "from origin '", " has been blocked by CORS policy");
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...parts), { maxLength: 12 }),
      async (words) => await judge(read(words.join(""))),
    ),
    { numRuns: 1000 },
  );
});

test("a copied text that was cut or changed is refused with advice, or judged", async () => {
  const change = fc.record({
    text: fc.constantFrom(...copied),
    start: fc.nat(40),
    at: fc.nat(800),
    remove: fc.nat(60),
    insert: fc.constantFrom("", "'", '"', "^", "\\", "\n", "\0", "\u{1F600}"),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ text, start, at, remove, insert }) => {
      await judge(read(text.slice(start === 0 ? 0 : start - 1, at) + insert + text.slice(at + remove)));
    }),
    { numRuns: 500 },
  );
});

test("a HAR with anything in it is refused with advice, or judged", async () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.constantFrom("GET", "OPTIONS", "http://a.example/x", "null"),
  );
  const header = fc.record({
    name: fc.oneof(
      value,
      fc.constantFrom("origin", "access-control-request-method", "access-control-allow-origin", ":path"),
    ),
    value,
  });
  const headers = fc.oneof(value, fc.array(header, { maxLength: 4 }));
  const entry = fc.oneof(
    value,
    fc.record({
      request: fc.oneof(
        value,
        fc.record({ method: value, url: value, headers, postData: fc.oneof(value, fc.record({ text: value })) }),
      ),
      response: fc.oneof(
        value,
        fc.record({
          status: fc.oneof(value, fc.integer({ min: 0, max: 999 })),
          headers,
          redirectURL: value,
          content: fc.oneof(value, fc.record({ text: value, encoding: fc.constant("base64") })),
        }),
      ),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 4 }), async (entries) => {
      await judge(read(JSON.stringify({ log: { entries } })));
    }),
    { numRuns: 1000 },
  );
});
