import { describe, expect, test } from "vitest";
import { createBrowser, type Network } from "../../src/testing.ts";

const APP = "https://app.example.com";
const API = "https://api.example.com";
const PUBLIC = { "access-control-allow-origin": "*" };
/** Some runtimes look at the type before formData() reads the body. */
const FORM = { ...PUBLIC, "content-type": "application/x-www-form-urlencoded" };
const METHODS = (["arrayBuffer", "blob", "bytes", "formData", "json", "text"] as const)
  .filter((name) => name in Response.prototype);

const bytes = (text: string) => new TextEncoder().encode(text);
const open = (network: Network) => createBrowser(network).page(APP);
const share = (body: BodyInit | null) => new Response(body, { headers: PUBLIC });

/** A body that starts with a chunk and never ends, and the reasons it was cancelled with. */
function endless() {
  const cancelled: unknown[] = [];
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes("first")),
    cancel: (reason) => void cancelled.push(reason),
  });
  return { body, cancelled };
}

/** A body that breaks off after a chunk. */
const broken = (error: unknown) => {
  let pulled = 0;
  return new ReadableStream<Uint8Array>({
    pull: (controller) => pulled++ === 0 ? controller.enqueue(bytes("first")) : controller.error(error),
  });
};

/** What comes first: the promise, or the next turn. */
async function firstOf(promise: Promise<unknown>): Promise<string[]> {
  const log: string[] = [];
  await Promise.all([
    promise.then(() => log.push("resolved"), () => log.push("rejected")),
    Promise.resolve().then(() => log.push("next turn")),
  ]);
  return log;
}

describe("an abort after the response has come", () => {
  test.each(METHODS)("makes %s() reject at once with the signal's reason", async (method) => {
    const controller = new AbortController();
    const response = await open(() => share("{}")).fetch(API, { signal: controller.signal });
    const reason = new Error("enough");
    controller.abort(reason);
    const reading = response[method]();
    expect(await firstOf(reading)).toEqual(["rejected", "next turn"]);
    await expect(reading).rejects.toBe(reason);
    expect(response.bodyUsed).toBe(false);
    await expect(response[method]()).rejects.toBe(reason);
  });

  test.each(METHODS)("makes a %s() that is reading already reject with the reason", async (method) => {
    const { body, cancelled } = endless();
    const controller = new AbortController();
    const response = await open(() => new Response(body, { headers: FORM })).fetch(API, { signal: controller.signal });
    const reading = response[method]();
    controller.abort();
    await expect(reading).rejects.toBe(controller.signal.reason);
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(cancelled).toEqual([controller.signal.reason]);
    expect(response.bodyUsed).toBe(true);
    await expect(response[method]()).rejects.toBeInstanceOf(TypeError);
  });

  test.each([0, 1])("errors the stream after %i chunks, and cancels that of the network", async (chunks) => {
    const { body, cancelled } = endless();
    const controller = new AbortController();
    const response = await open(() => share(body)).fetch(API, { signal: controller.signal });
    const reader = response.body!.getReader();
    for (let read = 0; read < chunks; read++) expect((await reader.read()).value).toEqual(bytes("first"));
    controller.abort(new Error("enough"));
    await expect(reader.read()).rejects.toThrow("enough");
    await expect(reader.closed).rejects.toThrow("enough");
    expect(cancelled).toEqual([controller.signal.reason]);
  });

  test("cancels the network's stream of an opaque response as well", async () => {
    const { body, cancelled } = endless();
    const controller = new AbortController();
    await open(() => share(body)).fetch(API, { mode: "no-cors", signal: controller.signal });
    expect(cancelled).toEqual([]);
    controller.abort();
    expect(cancelled).toEqual([controller.signal.reason]);
  });

  test("errors a clone as well", async () => {
    const controller = new AbortController();
    const response = await open(() => share("text")).fetch(API, { signal: controller.signal });
    const clone = response.clone();
    controller.abort(new Error("enough"));
    await expect(clone.text()).rejects.toThrow("enough");
    await expect(response.text()).rejects.toThrow("enough");
  });

  test("changes nothing once the body was read", async () => {
    const controller = new AbortController();
    const response = await open(() => share("")).fetch(API, { signal: controller.signal });
    await response.clone().text();
    const reader = response.body!.getReader();
    controller.abort();
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });

  test("changes nothing where there is no body", async () => {
    const controller = new AbortController();
    const response = await open(() => share(null)).fetch(API, { signal: controller.signal });
    controller.abort();
    expect(await response.text()).toBe("");
  });

  test.each<[string, BodyInit | null]>([
    ["has no body", null],
    ["has one whose cancelling fails", new ReadableStream({ cancel: () => Promise.reject(new Error("no")) })],
  ])("that comes while the network still answers does not mind an answer that %s", async (_, body) => {
    const controller = new AbortController();
    const fetched = open(async () => {
      controller.abort(new Error("enough"));
      return share(body);
    }).fetch(API, { signal: controller.signal });
    await expect(fetched).rejects.toThrow("enough");
  });

  test("does not mind a network whose cancelling fails", async () => {
    const body = new ReadableStream({ cancel: () => Promise.reject(new Error("no")) });
    const controller = new AbortController();
    const response = await open(() => share(body)).fetch(API, { signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(response.text()).rejects.toThrow("enough");
  });

  test("that comes while the network still answers cancels the body of the answer", async () => {
    const { body, cancelled } = endless();
    const controller = new AbortController();
    const fetched = open(async () => {
      controller.abort();
      return share(body);
    }).fetch(API, { signal: controller.signal });
    await expect(fetched).rejects.toBe(controller.signal.reason);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(cancelled).toEqual([controller.signal.reason]);
  });
});

describe("an error of the network in the middle of a body", () => {
  const failure = {
    kind: "body-interrupted",
    algorithm: "HTTP-network fetch",
    step: "18.2.2",
    header: null,
    found: null,
    needed: null,
    missing: [],
    exchange: expect.objectContaining({ kind: "actual" }),
    error: new Error("reset"),
  };

  test.each(METHODS)("makes %s() reject with a TypeError", async (method) => {
    const response = await open(() => new Response(broken(new Error("reset")), { headers: FORM })).fetch(API);
    const error: unknown = await response[method]().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toBe(
      `The response to GET ${API}/ has a body that broke off (HTTP-network fetch, step 18.2.2)`,
    );
    expect((error as Error).cause).toEqual(failure);
  });

  test("errors the stream with a TypeError after what had come", async () => {
    const response = await open(() => share(broken("reset"))).fetch(API);
    const reader = response.body!.getReader();
    expect((await reader.read()).value).toEqual(bytes("first"));
    await expect(reader.read()).rejects.toBeInstanceOf(TypeError);
    await expect(reader.closed).rejects.toMatchObject({ cause: { kind: "body-interrupted", error: "reset" } });
  });

  test("includes a chunk that is not bytes", async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue("text");
        controller.close();
      },
    });
    const network = () => ({ status: 200, headers: Object.entries(PUBLIC), body });
    const response = await open(network).fetch(API);
    await expect(response.text()).rejects.toMatchObject({ cause: { kind: "body-interrupted" } });
  });
});

describe("a body", () => {
  test("is not pulled before the page reads it", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++;
        controller.enqueue(bytes("x"));
      },
    }, { highWaterMark: 0 });
    const response = await open(() => share(body)).fetch(API);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(pulled).toBe(0);
    await response.body!.getReader().read();
    expect(pulled).toBe(1);
  });

  test("that the page cancels is cancelled in the network, with the page's reason", async () => {
    const { body, cancelled } = endless();
    const response = await open(() => share(body)).fetch(API);
    await response.body!.cancel("seen enough");
    expect(cancelled).toEqual(["seen enough"]);
  });

  test("of a response to HEAD is cancelled in the network", async () => {
    const { body, cancelled } = endless();
    const response = await open(() => share(body)).fetch(API, { method: "HEAD" });
    expect([response.body, cancelled.length]).toEqual([null, 1]);
  });

  test("leaves the server its chunks, and skips empty ones", async () => {
    const chunk = bytes("x");
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const each of [chunk, new Uint8Array(), chunk]) controller.enqueue(each);
        controller.close();
      },
    });
    const network = () => ({ status: 200, headers: Object.entries(PUBLIC), body });
    expect(await (await open(network).fetch(API)).text()).toBe("xx");
    expect(chunk.byteLength).toBe(1);
  });
});

test("a body that is not the JSON it should be is a SyntaxError, as ever", async () => {
  await expect((await open(() => share("{")).fetch(API)).json()).rejects.toBeInstanceOf(SyntaxError);
});

test("a body that a reader has is not for text()", async () => {
  const response = await open(() => share("text")).fetch(API);
  response.body!.getReader();
  await expect(response.text()).rejects.toBeInstanceOf(TypeError);
});

test("a body is parsed as the form that the response's Content-Type tells", async () => {
  const data = new FormData();
  data.append("name", "value");
  const answer = new Response(data);
  const headers = { ...PUBLIC, "content-type": answer.headers.get("content-type")! };
  const response = await open(() => new Response(answer.body, { headers })).fetch(API);
  expect((await response.formData()).get("name")).toBe("value");
});

test("a body that a page reads into its own buffer ends like any other", async () => {
  const response = await open(() => share("text")).fetch(API);
  const reader = response.body!.getReader({ mode: "byob" });
  const { value } = await reader.read(new Uint8Array(8));
  expect(new TextDecoder().decode(value)).toBe("text");
  expect((await reader.read(new Uint8Array(8))).done).toBe(true);
});
