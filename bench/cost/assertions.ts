import assert from "node:assert/strict";
import { type Case, type Handler, ORIGINS } from "./cases.ts";
import { requestsOf } from "./requests.ts";
import { type Subject, subjectsOf } from "./subjects.ts";

const NAMES = [
  "access-control-allow-origin",
  "access-control-allow-credentials",
  "access-control-allow-methods",
  "access-control-allow-headers",
  "access-control-max-age",
  "access-control-expose-headers",
  "vary",
];

/** Throws unless every subject answers a case as it should: what is not the same must not be compared. */
export async function assertAnswers(row: Case, subjects: readonly Subject[]): Promise<void> {
  for (const { name, base, serve } of subjects) {
    if (base === null) continue;
    for (const request of requestsOf(row, 3)) {
      const said = saidBy(await serve(request));
      const expected = expectedOf(row, request);
      if (name === "handwritten" || name === "ours") {
        assert.deepEqual(said, expected, `${row.name}: ${name}`);
      } else assertRead(said, expected, request, `${row.name}: ${name}`);
    }
  }
  if (!row.isPreflight) {
    for (const name of ["handwritten", "ours"]) {
      await assertGuarantees(row, name);
    }
  }
}

/**
 * Whether an answer says by `Vary` that it depends on the origin, where it does, and still what the handler said there.
 * Without that, a cache hands what one requester was answered to the next.
 *
 * @see https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches
 */
export async function tellsCaches(row: Case, { serve }: Subject): Promise<boolean> {
  if (!("vary" in row.expected)) return true;
  const { headers } = await serve(requestsOf(row, 1)[0]!);
  const said = namesOf(headers.get("vary") ?? "");
  return namesOf(row.expected["vary"]!).every((name) => said.includes(name));
}

const namesOf = (vary: string) => vary.toLowerCase().split(/[ ,]+/);

/** What a decorator must see to that can be put before the public, whatever the handler answers. */
async function assertGuarantees(row: Case, name: string): Promise<void> {
  const serve = (handler: Handler) => subjectsOf(row, handler).find((subject) => subject.name === name)!.serve;
  const wrap = (respond: () => Response): Handler =>
    serve(row.name === "async" ? () => Promise.resolve(respond()) : respond);
  const [first, second] = [ORIGINS[0], ORIGINS[1]].map((origin) => requestsOf({ ...row, origins: [origin] }, 1)[0]!);
  const [request] = requestsOf(row, 1);
  const where = `${row.name}: ${name}`;

  const shared = new Response("shared");
  const toShared = wrap(() => shared);
  const answers = await Promise.all([toShared(first!), toShared(second!)]);
  assert.deepEqual(saidBy(answers[0]!), expectedOf(row, first!, "plain"), `${where}, shared, first`);
  assert.deepEqual(saidBy(answers[1]!), expectedOf(row, second!, "plain"), `${where}, shared, second`);

  const opinionated = new Headers(NAMES.map((header) => [header, "of the handler"]));
  opinionated.set("vary", "Accept, origin");
  const overruled = saidBy(await wrap(() => new Response("hello", { headers: opinionated }))(request!));
  const kept = { vary: "Accept, origin" };
  assert.deepEqual(overruled, { ...expectedOf(row, request!, "plain"), ...kept }, `${where}, overruled`);

  const redirected = await wrap(() => Response.redirect("https://example.com/", 303))(request!);
  assert.deepEqual(saidBy(redirected), expectedOf(row, request!, "plain"), `${where}, immutable`);
  assert.equal(redirected.status, 303);
  assert.equal(redirected.headers.get("location"), "https://example.com/");

  const used = new Response("used");
  await used.text();
  for (const untouched of [used, Response.error(), undefined as unknown as Response, ...upgrade()]) {
    assert.equal(await wrap(() => untouched)(request!), untouched, `${where}, untouched`);
  }
}

/** Only some runtimes let one make a response of an upgrade. */
function upgrade(): Response[] {
  try {
    return [new Response(null, { status: 101 })];
  } catch {
    return [];
  }
}

function saidBy({ headers }: Response): Record<string, string> {
  return Object.fromEntries(NAMES.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)!]] : [])));
}

/** "plain" is what is expected where the handler says nothing in `Vary`. */
function expectedOf({ expected }: Case, request: Request, plain?: "plain"): Record<string, string> {
  const origin = request.headers.get("origin");
  const isListed = ORIGINS.some((each) => each === origin);
  const said = Object.entries(expected).map(([name, value]) => [name, value === "ORIGIN" ? origin! : value]);
  const result: Record<string, string> = Object.fromEntries(said);
  if (plain !== undefined && "vary" in expected) result["vary"] = "Origin";
  if (plain !== undefined && isListed && !("access-control-allow-origin" in expected)) {
    result["access-control-allow-origin"] = origin!;
  }
  return result;
}

/** A browser must come to the same conclusion; what else peers say, how they spell it, and what varies, is theirs. */
function assertRead(
  said: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, string>>,
  { headers }: Request,
  where: string,
): void {
  const name = "access-control-allow-origin";
  const isRead = said[name] === "*" || (headers.has("origin") && said[name] === headers.get("origin"));
  assert.equal(isRead, name in expected, `${where} said ${said[name]}`);
}
