import { describe, expect, test } from "vitest";
import { readConsoleLine } from "../../src/diagnosis/inputs/console-line.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import type { CopiedRequest } from "../../src/diagnosis/inputs/copied-request.ts";
import { readPasted } from "../../src/diagnosis/inputs/pasted.ts";
import chromiumHar from "./samples/chromium.har.json" with { type: "json" };
import firefoxHar from "./samples/firefox.har.json" with { type: "json" };
import consoleLines from "./samples/console-lines.json" with { type: "json" };
import commands from "./samples/copied-commands.json" with { type: "json" };
import { kindScenarios } from "./kind-scenarios.ts";

const PAGE = "http://app.localhost:8000";
const API = "http://api.localhost:8000";

function requestOf(text: string): CopiedRequest {
  return readPasted(text)[0]!.request;
}

/** What a pasted text asks for, in short. */
function read(text: string) {
  const { url, method, headers, origin, credentials, cookie } = requestOf(text);
  return {
    url,
    method,
    headers: headers.map(([name, value]) => `${name.toLowerCase()}: ${value}`),
    origin,
    credentials,
    cookie,
  };
}

const withoutCredentials = { origin: PAGE, credentials: null, cookie: null };

describe.each(["chromium", "firefox"] as const)("what %s copies", (engine) => {
  const copied = commands[engine] as Record<string, { bash: string; cmd: string; fetch: string }>;

  test.each(["bash", "cmd", "fetch"] as const)("as %s: URL, method, the page's own headers, origin", (format) => {
    const refused = read(copied[`PUT ${API}/preflight`]![format]);
    const json = ["content-type: application/json", "x-a: 1"];
    expect({ ...refused, headers: refused.headers.filter((line) => line !== "accept: */*") })
      .toEqual({ url: `${API}/preflight`, method: "PUT", headers: json, ...withoutCredentials });

    const head = read(copied[`HEAD ${API}/shared/head`]![format]);
    expect({ ...head, headers: head.headers.filter((line) => line !== "accept: */*") })
      .toEqual({ url: `${API}/shared/head`, method: "HEAD", headers: [], ...withoutCredentials });
  });

  test.each(["bash", "cmd"] as const)("as %s: credentials were included, though there was no cookie", (format) => {
    const { credentials, url, headers } = read(copied[`PUT ${API}/shared?a=1&b=%20`]![format]);
    expect(credentials).toBe("include");
    expect(url).toBe(`${API}/shared?a=1&b=%20`);
    expect(headers).toContain("x-a: it's");
  });

  test.each(["bash", "cmd"] as const)("as %s, of a preflight: the request is meant that it was for", (format) => {
    const { method, headers } = read(copied[`OPTIONS ${API}/preflight`]![format]);
    expect(method).toBe("PUT");
    expect(headers.filter((line) => line !== "accept: */*")).toEqual(["content-type: application/json", "x-a: x"]);
  });
});

describe.each([["chromium", chromiumHar], ["firefox", firefoxHar]])("the HAR of %s", (_, har) => {
  test("is judged as the browser judged, without sending anything", async () => {
    const judged = await Promise.all(
      readPasted(JSON.stringify(har)).map(async ({ request, recorded }) => {
        const { url, method, headers, body, origin } = request;
        const page = { url, method, headers, body, origin: origin!, mode: "cors", cookie: null } as const;
        const credentials = request.credentials ?? "same-origin";
        const { verdict, failures } = await diagnose({
          page: { ...page, credentials },
          transport: recorded!,
          send: true,
        });
        return [method, url, verdict, ...failures.map(({ kind }) => kind)];
      }),
    );
    expect(judged).toEqual([
      ["GET", `${API}/refused`, "not-shared", "allow-origin-missing"],
      [
        "PUT",
        `${API}/preflight`,
        "not-shared",
        "preflight-status",
        "allow-origin-missing",
        "method-not-allowed",
        "header-not-allowed",
      ],
      ["GET", `${API}/redirect`, "not-shared", "redirect-origin-null"],
      ["GET", `${API}/doubled`, "not-shared", "allow-origin-multiple"],
      ["PUT", `${API}/shared?a=1&b=%20`, "shared"],
      ["HEAD", `${API}/shared/head`, "shared"],
    ]);
  });
});

describe.each(Object.entries<Record<string, string[]>>(consoleLines))("the console of %s", (engine, lines) => {
  test.each(Object.keys(lines))("is understood: %s", (name) => {
    const index = kindScenarios.findIndex((scenario) => scenario.name === name);
    const { kinds } = kindScenarios[index]!;
    const { causes, request } = readConsoleLine(lines[name]!.join("\n"));
    expect(causes.some((cause) => kinds.includes(cause as never))).toBe(true);
    // Firefox and WebKit name only the end of a redirect.
    const host = kinds[0] === "redirect-origin-null" && engine !== "chromium" ? "third" : "api";
    expect(request.url).toBe(`http://${host}.localhost:8000/${index}/items`);
    if (engine === "chromium") expect(request.origin).toBe(PAGE);
  });
});

describe("a console line", () => {
  test.each([
    [
      "Refused to connect to 'https://api.example.com/me' because it violates the following Content Security Policy directive: \"connect-src 'self'\".",
      "content-security-policy",
    ],
    [
      "Mixed Content: The page at 'https://app.example.com/' was loaded over HTTPS, but requested an insecure resource 'http://api.example.com/me'. This request has been blocked",
      "mixed-content",
    ],
    ["GET https://api.example.com/me net::ERR_BLOCKED_BY_CLIENT", "blocked-by-client"],
  ])("that is not about CORS is told from one that is: %s", (line, cause) => {
    const { causes, request } = readConsoleLine(line);
    expect(causes).toEqual([cause]);
    expect(request.url).toMatch(/^https?:\/\/api\.example\.com\/me$/);
  });

  test("without a URL tells what to paste", () => {
    expect(() => readPasted("Origin https://app.example.com is not allowed by Access-Control-Allow-Origin."))
      .toThrow("has no URL: paste the line below it, too");
  });
});

describe("a call of fetch", () => {
  test("that a person wrote is read like one that was copied", () => {
    const text = `const r = await fetch('https://api.example.com/items', {
      method: "PUT", // save
      headers: { 'Content-Type': "application/json", "x-token": \`abc\`, },
      credentials: 'include',
      body: JSON.stringify({ a: [1, true, null], 'b': "\\u0041\\n" }),
    });`.replace("// save", "");
    expect(read(text)).toEqual({
      url: "https://api.example.com/items",
      method: "PUT",
      headers: ["content-type: application/json", "x-token: abc"],
      origin: null,
      credentials: "include",
      cookie: null,
    });
    expect(readPasted(text)[0]!.request.body).toBe('{"a":[1,true,null],"b":"A\\n"}');
  });

  test("takes headers as pairs, as a Headers, or none, and a referrer that is not a URL for no origin", () => {
    const pairs = `fetch("https://a.example", { headers: [["X-A", 1]], referrer: "about:client", mode: "no-cors" })`;
    expect(read(pairs)).toMatchObject({ headers: ["x-a: 1"], origin: null, credentials: "same-origin", method: "GET" });
    expect(read(`fetch("https://a.example", { headers: new Headers({ "x-b": "2" }) })`).headers).toEqual(["x-b: 2"]);
    expect(read(`fetch("https://a.example",)`).headers).toEqual([]);
    expect(read(`fetch("https://a.example", { body: "a\\x41\\u{1F600}\\t", a: undefined, b: -1.5e3 })`).headers)
      .toEqual([]);
  });

  test("of Firefox does not tell the credentials where there is an Authorization", () => {
    const call = (headers: string) => `fetch("https://a.example", { credentials: "include", headers: { ${headers} } })`;
    expect(read(call(`"User-Agent": "Firefox", "Authorization": "Bearer 1"`)).credentials).toBe(null);
    expect(read(call(`"Authorization": "Bearer 1"`)).credentials).toBe("include");
  });

  test.each([
    ['fetch("https://a.example", { {: 1 })', "{ in fetch(…) is not a literal"],
    ['fetch("https://a.example", { a 1 })', "1 in fetch(…) is not a literal"],
    ['fetch("https://a.example", [1 2])', "2 in fetch(…) is not a literal"],
    ["fetch(", "the end in fetch(…) is not a literal"],
    ["fetch(#)", "#) in fetch(…) is not a literal"],
    ["fetch(url)", "url in fetch(…) is not a literal"],
    ['fetch("/items")', 'fetch("/items") has no absolute URL'],
    ['fetch("https://api.example.com", { method: "PUT"', "is not a literal"],
  ])("%s is refused with advice", (text, message) => {
    expect(() => readPasted(text)).toThrow(message);
  });
});

describe("a curl command", () => {
  const command = (options: string) => read(`curl https://api.example.com/items ${options}`);

  test.each([
    ["-d a=1 -d b=2", "POST", ["content-type: application/x-www-form-urlencoded"]],
    ["--json '{}'", "POST", ["content-type: application/json", "accept: application/json"]],
    ["-X PATCH -H 'Content-Type: text/plain' --data-raw x", "PATCH", ["content-type: text/plain"]],
    ["-u me:secret", "GET", [`authorization: Basic ${btoa("me:secret")}`]],
    ["-H 'X-Empty;' -H 'Accept:'", "GET", ["x-empty: "]],
    ["-I", "HEAD", []],
    ["-XDELETE -kLsS --compressed -o /dev/null | jq .", "DELETE", []],
    ["-H 'pragma: no-cache' -H 'cache-control: no-cache' -H 'priority: u=1' -H 'dnt: 1'", "GET", []],
    ["-H 'cache-control: no-cache'", "GET", ["cache-control: no-cache"]],
    ["-F name=value", "POST", ["content-type: multipart/form-data; boundary=withcors-form-boundary"]],
  ])("with %s is a %s", (options, method, headers) => {
    expect(command(options)).toMatchObject({ method, headers });
  });

  test("with --get has its data in the URL", () => {
    expect(command("-G -d a=1 --data-urlencode 'b=x y'").url).toBe("https://api.example.com/items?a=1&b=x%20y");
  });

  test("with --get keeps the query that the URL has", () => {
    expect(read("curl 'https://a.example/?x=1' -G --data-urlencode =é --data-urlencode 'y z'").url)
      .toBe("https://a.example/?x=1&%C3%A9&y%20z");
  });

  test("takes the page from its referrer, and what browsers add by themselves from its options", () => {
    const { origin, headers } = command("-e https://app.example.com/page -A Agent");
    expect({ origin, headers }).toEqual({ origin: "https://app.example.com", headers: [] });
    expect(requestOf("curl https://a.example -A Agent -k")).toMatchObject({
      browserHeaders: [["User-Agent", "Agent"]],
      insecure: true,
    });
    expect(command("-H 'Origin: null'").origin).toBe("null");
  });

  test("with a cookie includes credentials", () => {
    expect(command("-b 'sid=1; b=2'")).toMatchObject({ cookie: "sid=1; b=2", credentials: "include" });
  });

  test("reads bodies that begin with dashes, as multipart bodies do", () => {
    expect(requestOf("curl https://a.example --data-raw $'--x\\r\\n'").body).toBe("--x\r\n");
  });

  test.each([
    ["--proxy http://x", "--proxy is not an option"],
    ["-d @file", '"@file" is a file'],
    ["-b jar.txt", '"jar.txt" is a file'],
    ["-F f=@x", '"f=@x" is a file'],
    ["-H nothing", '"nothing" is not a header'],
    ["https://b.example", "2 URLs are given"],
    ["-X", "-X needs a value"],
  ])("with %s is refused with advice", (options, message) => {
    expect(() => command(options)).toThrow(message);
  });
});

describe("a HAR", () => {
  const har = (...entries: unknown[]) => JSON.stringify({ log: { entries } });
  const lines = (headers: Record<string, string>) => Object.entries(headers).map(([name, value]) => ({ name, value }));
  const request = {
    method: "GET",
    url: "https://api.example.com/#part",
    headers: lines({ ":path": "/", origin: "https://app.example.com" }),
  };

  /** What the first request of the file comes to. */
  async function judge(text: string) {
    const [{ request, recorded }] = readPasted(text) as [ReturnType<typeof readPasted>[number]];
    const { url, method, headers, body, origin } = request;
    const page = {
      url,
      method,
      headers,
      body,
      origin: origin!,
      mode: "cors",
      cookie: null,
      credentials: "omit",
    } as const;
    return await diagnose({ page, transport: recorded!, send: true });
  }

  test("shows the body of a refused answer, decoded if it can be", async () => {
    const answered = (content: object) => har({ request, response: { status: 403, headers: [], content } });
    const body = async (content: object) => (await judge(answered(content))).exchanges[0]!.response!.body;
    expect(await body({ text: btoa("why"), encoding: "base64" })).toBe("why");
    expect(await body({ text: "%", encoding: "base64" })).toBe("%");
    expect(await body({})).toBe("");
  });

  test("without an answer is not known, or not reached with the reason that Chromium gives", async () => {
    expect((await judge(har({ request, response: { status: 0 } }))).verdict).toBe("not-sent");
    const failed = await judge(har({ request, response: { status: 0, _error: "net::ERR_CONNECTION_REFUSED" } }));
    expect(failed.verdict).toBe("unreachable");
    expect(failed.exchanges[0]!.error!.message).toBe("net::ERR_CONNECTION_REFUSED");
  });

  test("has only the requests that pages made across origins", () => {
    const navigation = {
      ...request,
      headers: lines({ origin: "https://app.example.com", "sec-fetch-mode": "navigate" }),
    };
    const own = { ...request, headers: lines({ origin: "https://api.example.com" }) };
    const image = { ...request, headers: [] };
    const entries = [navigation, own, image, { ...request, url: "data:," }].map((request) => ({
      request,
      response: {},
    }));
    expect(
      readPasted(har(...entries, null, 1, { request: { ...request, postData: { text: "b" } } })).map(({ request }) =>
        request.body
      ),
    )
      .toEqual(["b"]);
  });
});

describe("a text", () => {
  test.each([
    ["", "there is nothing to read"],
    ["hello world", "is not a URL, a curl command"],
    ["ftp://files.example/", "neither http nor https"],
    ["{}", "the HAR has no log.entries"],
    ["{", "the HAR is not JSON"],
    ["Invoke-WebRequest -Uri https://a.example", "PowerShell cannot be read"],
  ])("%j is refused with advice", (text, message) => {
    expect(() => readPasted(text)).toThrow(message);
  });

  test.each([
    ["api.example.com/items", "https://api.example.com/items"],
    ["localhost:3000/items", "http://localhost:3000/items"],
    ["[::1]:3000", "http://[::1]:3000/"],
  ])("%s is %s", (text, url) => {
    expect(read(text).url).toBe(url);
  });
});
