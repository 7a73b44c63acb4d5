import { expect, test } from "vitest";
import { type Answer, send } from "./client.ts";
import { hostSuite } from "./host-suite.ts";
import type { Host } from "./start.ts";

const ada = { name: "Ada", email: "ada@example.com", password: "correct horse" };
const readable = [
  "access-control-allow-credentials: true",
  "access-control-allow-origin: https://app.example.com",
  "access-control-expose-headers: x-request-id",
  "vary: Origin",
];

function post(host: Host, path: string, origin: string, body: object): Promise<Answer> {
  const headers = { Origin: origin, "Content-Type": "application/json" };
  return send(host.port, { method: "POST", path: `/api/auth/${path}`, headers, body: JSON.stringify(body) });
}

hostSuite("better-auth", { also: (host) => signingIn(host) });

function signingIn(host: () => Host): void {
  test("a page signs somebody up, gets both cookies, and reads the session with them", async () => {
    const answer = await post(host(), "sign-up/email", "https://app.example.com", ada);
    expect(answer).toMatchObject({ status: 200, cors: readable });
    expect(answer.cookies.map((cookie) => cookie.split("=")[0])).toEqual([
      "better-auth.session_token",
      "better-auth.session_data",
    ]);

    const headers = { Origin: "https://app.example.com", Cookie: answer.cookies.join("; ") };
    const session = await send(host().port, { path: "/api/auth/get-session", headers });
    expect(session).toMatchObject({ status: 200, cors: readable });
    expect(JSON.parse(session.body)).toMatchObject({ user: { email: "ada@example.com" } });
  });

  test("a page can read why signing in failed", async () => {
    const answer = await post(host(), "sign-in/email", "https://app.example.com", { ...ada, password: "wrong horse" });
    expect(answer).toMatchObject({ status: 401, cors: readable });
    expect(JSON.parse(answer.body)).toMatchObject({ code: "INVALID_EMAIL_OR_PASSWORD" });
  });

  test("an origin that the policy does not name is not trusted, either", async () => {
    const answer = await post(host(), "sign-in/email", "https://evil.example", ada);
    expect(answer).toMatchObject({ status: 403, cors: ["vary: Origin"], cookies: [] });
    expect(JSON.parse(answer.body)).toMatchObject({ code: "INVALID_ORIGIN" });
  });

  test("an origin that a pattern names is trusted", async () => {
    const preview = "https://pr-7.preview.example.com";
    const answer = await post(host(), "sign-up/email", preview, { ...ada, email: "preview@example.com" });
    expect(answer.status).toBe(200);
    expect(answer.cors).toContain(`access-control-allow-origin: ${preview}`);
  });

  test("a preflight does not reach Better Auth, which answers OPTIONS with 404", async () => {
    const headers = { Origin: "https://app.example.com", "Access-Control-Request-Method": "POST" };
    const call = { method: "OPTIONS", path: "/api/auth/sign-in/email" };
    expect(await send(host().port, { ...call, headers })).toMatchObject({ status: 204, body: "" });
    expect(await send(host().port, call)).toMatchObject({ status: 404, cors: ["vary: Origin"] });
  });
}
