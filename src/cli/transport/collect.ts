import type { IncomingMessage } from "node:http";

/** How much of a body is read. */
const MAX_BYTES = 64 * 1024;

/** How long the next part of a body is waited for, in milliseconds: a stream of events never ends. */
const PATIENCE = 1000;

/** The beginning of a body. A body that breaks off is as good as one that ends: the headers are there. */
export function collect(response: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const finish = () => {
      clearTimeout(timer);
      response.destroy();
      resolve(Buffer.concat(chunks).subarray(0, MAX_BYTES));
    };
    const timer = setTimeout(finish, PATIENCE);
    response.on("data", (chunk: Uint8Array) => {
      chunks.push(chunk);
      size += chunk.length;
      timer.refresh();
      if (size >= MAX_BYTES) finish();
    });
    response.on("end", finish);
    response.on("error", finish);
    response.on("close", finish);
  });
}
