import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { diagnoseAgain } from "../../src/diagnosis/diagnose-again.ts";
import { noteConsole } from "../../src/diagnosis/notes/console.ts";
import { readConsoleLine } from "../../src/diagnosis/inputs/console-line.ts";
import type { PageRequest } from "../../src/diagnosis/page-request.ts";
import { places, serve, toPage } from "./in-memory.ts";
import type { KindScenario, Reply } from "./kind-scenarios.ts";

const { page } = places;
const own = `Access-Control-Allow-Origin: ${page}`;
const vary = "Vary: Origin";
const put: KindScenario["request"] = { method: "PUT" };

async function codes(
  request: KindScenario["request"],
  actual: Reply,
  preflight?: Reply,
  changes: Partial<PageRequest> = {},
): Promise<string[]> {
  const answers = () => ({ actual, ...preflight !== undefined && { preflight } });
  const row = { answers, ...request !== undefined && { request } };
  const { notes } = await diagnose({
    page: { ...toPage(row), ...changes },
    transport: serve(row).transport,
    send: true,
  });
  return notes.map(({ code }) => code);
}

const allowPut = (...lines: string[]): Reply => [204, [own, "Access-Control-Allow-Methods: PUT", ...lines]];

describe("a diagnosis notes", () => {
  test.each(
    [
      ["a preflight answer that is kept for 5 s", put, [200, [own, vary]], allowPut(), ["max-age-missing"]],
      ["one that is kept for 2 h: nothing", put, [200, [own, vary]], allowPut("Access-Control-Max-Age: 7200"), []],
      ["a day, above the caps", put, [200, [own, vary]], allowPut("Access-Control-Max-Age: 86400"), [
        "max-age-above-caps",
      ]],
      ["0", put, [200, [own, vary]], allowPut("Access-Control-Max-Age: 0"), ["max-age-zero"]],
      ["a max-age that is not a number", put, [200, [own, vary]], allowPut("Access-Control-Max-Age: 2h"), [
        "max-age-invalid",
      ]],
      ["an answer for one origin without Vary", undefined, [200, [own]], undefined, ["vary-missing"]],
      ["Vary: *, which is enough: nothing", undefined, [200, [own, "Vary: *"]], undefined, []],
      ["Vary beside *", undefined, [200, ["Access-Control-Allow-Origin: *", "Vary: Accept, origin"]], undefined, [
        "vary-needless",
      ]],
      [
        "two lines that both set it",
        undefined,
        [200, [own, own, vary]],
        undefined,
        ["header-doubled"],
      ],
      ["one line with a list", undefined, [200, ["Access-Control-Allow-Origin: *, *"]], undefined, ["header-list"]],
      [
        "exposed * with credentials",
        { credentials: "include" },
        [200, [own, vary, "Access-Control-Allow-Credentials: true", "Access-Control-Expose-Headers: *"]],
        undefined,
        ["expose-wildcard-credentials"],
      ],
      [
        "credentials beside *",
        undefined,
        [200, ["Access-Control-Allow-Origin: *", "Access-Control-Allow-Credentials: true"]],
        undefined,
        ["credentials-with-wildcard"],
      ],
      ["null that is allowed", undefined, [200, ["Access-Control-Allow-Origin: null"]], undefined, ["null-allowed"]],
      ["an error that the page can read", undefined, [404, [own, vary]], undefined, ["error-status"]],
      ["an error that it cannot read", undefined, [500, []], undefined, ["error-without-cors"]],
      ["a status for proxies", undefined, [407, [own, vary]], undefined, ["engines-differ", "error-without-cors"]],
      ["a bot check", undefined, [403, ["cf-mitigated: challenge"]], undefined, ["bot-check", "error-without-cors"]],
      [
        "a bot check by its page",
        undefined,
        [503, [], "<html><title>Just a moment...</title>"],
        undefined,
        ["bot-check", "error-without-cors"],
      ],
    ] as const,
  )("%s", async (_, request, actual, preflight, expected) => {
    expect(await codes(request, actual as Reply, preflight as Reply | undefined)).toEqual(expected);
  });

  test.each([
    ["https://app.example.com", "http://api.example.com/", ["mixed-content"]],
    ["https://app.example.com", "http://localhost/", ["local-network-access"]],
    ["https://app.example.com", "https://192.168.0.7/", ["local-network-access"]],
    ["https://app.example.com", "https://printer.local/", ["local-network-access"]],
    ["http://localhost:5173", "http://localhost:3000/", []],
    ["https://app.example.com", "https://app.example.com/", ["same-origin"]],
    ["null", "http://localhost:3000/", []],
  ])("what is not CORS: a page of %s and %s", async (origin, url, expected) => {
    expect(await codes(undefined, [200, ["Access-Control-Allow-Origin: *"]], undefined, { origin, url })).toEqual(
      expected,
    );
  });

  test.each([
    [
      "nginx/1.22.1",
      ["Access-Control-Allow-Origin", "access-control-allow-origin"],
      `"b" is from nginx/1.22.1, "a" from the application behind it`,
    ],
    [
      "Caddy",
      ["Access-Control-Allow-Origin", "access-control-allow-origin"],
      `"a" is from Caddy, "b" from the application behind it`,
    ],
    [
      "",
      ["Access-Control-Allow-Origin", "access-control-allow-origin"],
      `"b" seems to be from the proxy, "a" from the application`,
    ],
    [
      "",
      ["access-control-allow-origin", "access-control-allow-origin"],
      "An application and the proxy before it both set it",
    ],
  ])("whose of two lines is whose: %s %j", async (server, [first, last], told) => {
    const lines = [...server === "" ? [] : [`Server: ${server}`], `${first}: a`, `${last}: b`];
    const { notes } = await diagnose({
      page: toPage({}),
      transport: serve({ answers: () => ({ actual: [200, lines] }) }).transport,
      send: false,
    });
    expect(notes[0]!.message).toContain(told);
  });

  test("what strict clients refuse, once", async () => {
    const transport = () =>
      Promise.resolve({
        status: 200,
        statusText: "",
        headers: [["Access-Control-Allow-Origin", "*"]] as const,
        body: "",
        leniencies: ["a folded header"],
      });
    const { notes } = await diagnose({ page: toPage({}), transport, send: false });
    expect(notes).toEqual([{
      code: "not-strict-http",
      message: "The answer has a folded header: browsers read it, and strict clients refuse it.",
    }]);
  });
});

describe("what a console said is held against the answer", () => {
  const line = (sentence: string) =>
    readConsoleLine(
      `Access to fetch at '${places.api}' from origin '${page}' has been blocked by CORS policy: ${sentence}`,
    );
  const missing = line("No 'Access-Control-Allow-Origin' header is present on the requested resource.");
  const answered = async (...lines: string[]) =>
    await diagnose({
      page: toPage({}),
      transport: serve({ answers: () => ({ actual: [200, lines] }) }).transport,
      send: false,
    });

  test("that says the same: nothing", async () => {
    expect(noteConsole(await answered(), missing)).toEqual([]);
  });

  test("that is shared now", async () => {
    const [note] = noteConsole(await answered("Access-Control-Allow-Origin: *"), missing);
    expect(note!.message).toContain("Your console said allow-origin-missing; now the verdict is shared.");
  });

  test("that has another fault", async () => {
    const [note] = noteConsole(await answered("Access-Control-Allow-Origin: foo"), missing);
    expect(note!.message).toContain(
      "Your console said allow-origin-missing; now the verdict says allow-origin-no-origin.",
    );
  });

  test("where the method is not told", async () => {
    const guessed = line(
      "Response to preflight request doesn't pass access control check: It does not have HTTP ok status.",
    );
    const codes = noteConsole(await answered("Access-Control-Allow-Origin: *"), guessed).map(({ code }) => code);
    expect(codes).toEqual(["request-guessed", "console-differs"]);
  });

  test("where it is not CORS", async () => {
    const policy = readConsoleLine(
      `Refused to connect to '${places.api}' because it violates the following Content Security Policy directive: "connect-src 'self'".`,
    );
    const [note] = noteConsole(await answered(), policy);
    expect(note).toMatchObject({ code: "content-security-policy" });
  });
});

describe("a diagnosis can be judged again with other credentials, by the same answers", () => {
  const row: Pick<KindScenario, "answers"> = { answers: () => ({ actual: [200, ["Access-Control-Allow-Origin: *"]] }) };

  test("without sending anything", async () => {
    const { transport, requests } = serve(row);
    const first = await diagnose({ page: toPage({}), transport, send: false });
    const second = await diagnoseAgain({ ...first.request, credentials: "include" }, first, false);
    expect([first.verdict, second.verdict]).toEqual(["shared", "not-shared"]);
    expect(second.failures.map(({ kind }) => kind)).toEqual(["allow-origin-wildcard-credentials", "allow-credentials"]);
    expect(requests).toHaveLength(1);
  });

  test("also if there was no answer, or nothing was sent", async () => {
    const failed = await diagnose({
      page: toPage({}),
      transport: () => Promise.reject(new Error("down")),
      send: false,
    });
    expect((await diagnoseAgain(failed.request, failed, false)).verdict).toBe("unreachable");
    const unsent = await diagnose({
      page: { ...toPage({}), method: "POST" },
      transport: serve(row).transport,
      send: false,
    });
    expect((await diagnoseAgain(unsent.request, unsent, true)).verdict).toBe("not-sent");
  });
});
