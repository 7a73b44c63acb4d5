import { describe, expect, test } from "vitest";
import { createBrowser } from "../../src/testing.ts";

const APP = "https://app.example.com";
const API = "https://api.example.com";

const fetched = (response: Response, init: RequestInit = {}) =>
  createBrowser(() => response).page(APP).fetch(`${API}/x#fragment`, init);

const view = (response: Response) => {
  const { type, url, redirected, status, ok, statusText, headers, body } = response;
  return { type, url, redirected, status, ok, statusText, headers: [...headers], hasBody: body !== null };
};

describe("a response", () => {
  const created = () =>
    new Response("text", {
      status: 201,
      statusText: "Made",
      headers: { "access-control-allow-origin": "*", "content-type": "text/plain", "x-a": "1" },
    });

  test("that is shared is a Response of the runtime with what a page may see", async () => {
    const response = await fetched(created());
    expect(response).toBeInstanceOf(Response);
    expect(view(response)).toEqual({
      type: "cors",
      url: `${API}/x`,
      redirected: false,
      status: 201,
      ok: true,
      statusText: "Made",
      headers: [["content-type", "text/plain"]],
      hasBody: true,
    });
    expect(await response.text()).toBe("text");
    expect(response.bodyUsed).toBe(true);
  });

  test("that is opaque has no URL, status, headers or body", async () => {
    const response = await fetched(created(), { mode: "no-cors" });
    const nothing = { redirected: false, status: 0, ok: false, statusText: "", headers: [], hasBody: false };
    expect(view(response)).toEqual({ type: "opaque", url: "", ...nothing });
    expect(await response.text()).toBe("");
  });

  test.each(["cors", "no-cors"] as const)("in the mode %s has equal clones", async (mode) => {
    const response = await fetched(created(), { mode });
    const clone = response.clone();
    expect(view(clone)).toEqual(view(response));
    expect(view(clone.clone())).toEqual(view(response));
    expect(await clone.text()).toBe(await response.text());
  });

  test("has headers that cannot be changed", async () => {
    const { headers } = await fetched(created());
    expect(() => headers.set("x-a", "2")).toThrow(TypeError);
    expect(() => headers.append("x-a", "2")).toThrow(TypeError);
    expect(() => headers.delete("content-type")).toThrow(TypeError);
    expect([...headers]).toEqual([["content-type", "text/plain"]]);
    expect([...new Headers(headers)]).toEqual([["content-type", "text/plain"]]);
  });

  test("has a body that is a stream", async () => {
    const chunks = ["a", "b"].map((text) => new TextEncoder().encode(text));
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = chunks.shift();
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const response = await fetched(new Response(body, { headers: { "access-control-allow-origin": "*" } }));
    const read: string[] = [];
    const reader = response.body!.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      read.push(new TextDecoder().decode(part.value));
    }
    expect(read).toEqual(["a", "b"]);
  });

  test("to HEAD has no body, even if the server sent one", async () => {
    const response = await fetched(created(), { method: "HEAD" });
    expect([response.status, response.body]).toEqual([201, null]);
  });
});
