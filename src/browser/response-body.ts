import { nameOf } from "./exchanges.ts";
import { failure, networkError, toTypeError } from "./network-errors.ts";
import type { InternalResponse } from "./responses.ts";

/** The body of a response, as a page reads it. */
export interface ResponseBody {
  readonly stream: ReadableStream<Uint8Array>;
  /** What the stream errored with, null while it has not. */
  readonly failure: { readonly error: unknown } | null;
}

/**
 * Gives a page the body of a response: the part of HTTP-network fetch that enqueues what is transmitted.
 *
 * @see https://fetch.spec.whatwg.org/#concept-http-network-fetch
 */
export function createResponseBody(
  { exchange }: InternalResponse,
  transmitted: ReadableStream<Uint8Array>,
  signal: AbortSignal | null,
): ResponseBody {
  const reader = transmitted.getReader();
  let isDone = false;
  const body: { stream: ReadableStream<Uint8Array>; failure: { error: unknown } | null } = {
    // 14. Set up stream with byte reading support with pullAlgorithm set to pullAlgorithm, cancelAlgorithm set to
    //     cancelAlgorithm.
    stream: new ReadableStream({ type: "bytes", start, pull, cancel }, { highWaterMark: signal === null ? 0 : 1 }),
    failure: null,
  };
  return body;

  function start(controller: ReadableByteStreamController): void {
    signal?.addEventListener("abort", () => {
      if (isDone) return;
      // 18.2.1.2. If stream is readable, then error stream with the result of deserialize a serialized abort reason
      //           given fetchParams's controller's serialized abort reason and an implementation-defined realm.
      fail(controller, signal.reason);
      // 18.2.4. Otherwise, the user agent should close connection unless it would be bad for performance to do so.
      reader.cancel(signal.reason).catch(() => {});
    }, { once: true });
  }

  async function pull(controller: ReadableByteStreamController): Promise<void> {
    const chunk = await readChunk().catch((error: unknown) => {
      // 18.2.2. Otherwise, if stream is readable, error stream with a TypeError.
      fail(controller, interruption(error));
    });
    if (chunk === undefined || isDone) return;
    if (chunk !== null) return controller.enqueue(chunk);
    // 18.1.1.2. Otherwise, if the bytes transmission for response's message body is done normally and stream is
    //           readable, then close stream, and abort these in-parallel steps.
    isDone = true;
    controller.close();
    controller.byobRequest?.respond(0);
  }

  /** The next bytes, null at the end. They are copied, since a stream of bytes takes their buffer from the server. */
  async function readChunk(): Promise<Uint8Array<ArrayBuffer> | null> {
    while (true) {
      const { done, value } = await reader.read();
      if (done) return null;
      if (!ArrayBuffer.isView(value)) throw new TypeError("A chunk of a body is not a Uint8Array");
      if (value.byteLength > 0) return new Uint8Array(value);
    }
  }

  async function cancel(reason: unknown): Promise<void> {
    isDone = true;
    await reader.cancel(reason);
  }

  function fail(controller: ReadableByteStreamController, error: unknown): void {
    isDone = true;
    body.failure = { error };
    controller.error(error);
  }

  function interruption(error: unknown): TypeError {
    const interrupted = failure({
      kind: "body-interrupted",
      algorithm: "HTTP-network fetch",
      step: "18.2.2",
      subject: nameOf(exchange),
      problem: "has a body that broke off",
    });
    return toTypeError({ ...networkError(interrupted, exchange), thrown: { error } });
  }
}
