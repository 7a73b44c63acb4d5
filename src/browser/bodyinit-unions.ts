/**
 * A body. Its source is the bytes it can be sent from again, null where it is a stream that a page handed over.
 *
 * @see https://fetch.spec.whatwg.org/#concept-body
 */
export type RequestBody =
  | { readonly source: Uint8Array<ArrayBuffer>; readonly stream: null }
  | { readonly source: null; readonly stream: ReadableStream };

/** A body with type is a tuple that consists of a body and a type. */
export interface BodyWithType {
  readonly body: RequestBody;
  readonly type: string | null;
}

/**
 * To extract a body with type from a BodyInit object. What is no stream is read at once: a redirect can then send the same
 * bytes again.
 *
 * @see https://fetch.spec.whatwg.org/#concept-bodyinit-extract
 */
export async function extractBody(object: BodyInit, keepalive: boolean): Promise<BodyWithType> {
  // 10. Switch on object:
  if (isReadableStream(object)) {
    // ReadableStream: If keepalive is true, then throw a TypeError.
    if (keepalive) throw new TypeError("A request with keepalive cannot have a stream as its body");
    // If object is disturbed or locked, then throw a TypeError.
    if (object.locked) throw new TypeError("A stream that is being read cannot be a body");
    return { body: { source: null, stream: new Response(object).body! }, type: null };
  }
  const packaged = new Response(object);
  return {
    type: typeOf(object, packaged),
    body: { source: new Uint8Array(await packaged.arrayBuffer()), stream: null },
  };
}

function isReadableStream(object: BodyInit): object is ReadableStream {
  return typeof (object as Partial<ReadableStream>).getReader === "function";
}

/** The type is not left to the runtime: some set none, or one with another charset. */
function typeOf(object: BodyInit, packaged: Response): string | null {
  switch (Object.prototype.toString.call(object)) {
    // Blob: If object's type attribute is not the empty byte sequence, set type to its value.
    case "[object Blob]":
    case "[object File]":
      return (object as Blob).type || null;
    // BufferSource: Set source to a copy of the bytes held by object.
    case "[object ArrayBuffer]":
      return null;
    // FormData: Set type to `multipart/form-data; boundary=`, followed by the multipart/form-data boundary string generated
    // by the multipart/form-data encoding algorithm.
    case "[object FormData]":
      return packaged.headers.get("content-type");
    // URLSearchParams: Set type to `application/x-www-form-urlencoded;charset=UTF-8`.
    case "[object URLSearchParams]":
      return "application/x-www-form-urlencoded;charset=UTF-8";
    // scalar value string: Set type to `text/plain;charset=UTF-8`.
    default:
      return ArrayBuffer.isView(object) ? null : "text/plain;charset=UTF-8";
  }
}
