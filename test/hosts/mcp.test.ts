import { expect, test } from "vitest";
import { send } from "./client.ts";
import { exampleSuite } from "./example-suite.ts";
import { runPage } from "./page.ts";

const origin = "https://inspector.example.com";
const readable = [
  `access-control-allow-origin: ${origin}`,
  "access-control-expose-headers: mcp-session-id,www-authenticate",
];
const headers = {
  Origin: origin,
  "Content-Type": "application/json",
  Accept: "application/json, text/event-stream",
};

exampleSuite("mcp", {}, (host) => {
  test("a page opens a session, calls a tool and closes the session", { timeout: 20_000 }, async () => {
    expect(await runPage(host())).toEqual({
      tools: ["add"],
      content: [{ type: "text", text: "3" }],
      session: "string",
    });
  });

  test("a page of another origin cannot connect", { timeout: 20_000 }, async () => {
    await expect(runPage(host(), { ORIGIN: "https://evil.example" })).rejects.toThrow("kind: 'preflight-status'");
  });

  test("the preflight of a message that belongs to a session is answered", async () => {
    const preflight = {
      Origin: origin,
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "content-type,mcp-protocol-version,mcp-session-id",
    };
    expect(await send(host().port, { method: "OPTIONS", path: "/mcp", headers: preflight })).toMatchObject({
      status: 204,
      cors: [
        "access-control-allow-headers: content-type,authorization,mcp-protocol-version,mcp-session-id,last-event-id",
        "access-control-allow-methods: GET,POST,DELETE",
        `access-control-allow-origin: ${origin}`,
        "access-control-max-age: 7200",
        "vary: Origin",
      ],
    });
  });

  test("a page can read the SDK's own errors", async () => {
    const unknown = { method: "POST", path: "/mcp", headers: { ...headers, "Mcp-Session-Id": "none" }, body: "{}" };
    expect(await send(host().port, unknown)).toMatchObject({ status: 404, cors: readable });
    const invalid = { method: "POST", path: "/mcp", headers, body: "{" };
    expect(await send(host().port, invalid)).toMatchObject({ status: 400, cors: readable });
  });
});
