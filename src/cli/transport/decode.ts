import { brotliDecompressSync, constants, inflateRawSync, inflateSync, unzipSync } from "node:zlib";

/** The text of a body, or of its beginning, in the encodings that the requests offer. */
export function decode(bytes: Uint8Array, contentEncoding: string): string {
  return new TextDecoder().decode(decompress(bytes, contentEncoding.trim().toLowerCase()));
}

function decompress(bytes: Uint8Array, encoding: string): Uint8Array {
  // The end may be missing, so what is there is flushed.
  const zlib = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1024 * 1024 };
  const brotli = { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: 1024 * 1024 };
  try {
    if (encoding === "gzip" || encoding === "x-gzip") return unzipSync(bytes, zlib);
    if (encoding === "br") return brotliDecompressSync(bytes, brotli);
    // Some servers leave out the wrapper that "deflate" stands for.
    if (encoding === "deflate") {
      return (bytes[0]! & 0x0f) === 8 ? inflateSync(bytes, zlib) : inflateRawSync(bytes, zlib);
    }
  } catch {
    // What cannot be decoded is shown as it came.
  }
  return bytes;
}
