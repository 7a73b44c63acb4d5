import { Readable, type Writable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { pipeline } from "node:stream/promises";
import type { NodeResponse } from "./response-head.ts";

/** Answers with what a policy decided. */
export function sendVerdict(response: NodeResponse, verdict: number | Response): void {
  if (typeof verdict === "number") sendStatus(response, verdict);
  else void sendResponse(response, verdict);
}

/** Answers with a status and no body. Headers that were set before stay, except for those of a body. */
function sendStatus(response: NodeResponse, status: number): void {
  if (response.headersSent) return; // somebody else answered while the policy was asked
  for (const name of ["content-type", "content-length", "content-encoding"]) {
    // Once Content-Length is removed, Node sends chunks, even if it was not there.
    if (response.getHeader(name) !== undefined) response.removeHeader(name);
  }
  response.statusCode = status;
  response.end();
}

/** Answers with a Response, in place of all that was set before. */
export async function sendResponse(response: NodeResponse, answer: Response): Promise<void> {
  const writable = response as NodeResponse & Writable;
  if (response.headersSent) return void writable.destroy(); // it is too late for another answer
  for (const name of response.getHeaderNames?.() ?? []) response.removeHeader(name);
  response.statusCode = answer.status;
  answer.headers.forEach((value, name) => void response.setHeader(name, value));
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  if (answer.body === null) return void response.end();
  // A body that fails, or a client that leaves, ends the connection: there is nobody else to tell.
  await pipeline(Readable.fromWeb(answer.body as ReadableStream), writable).catch(() => {});
}
