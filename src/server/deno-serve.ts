/**
 * Whether a handler got this after the request because `Deno.serve` called it, with a `ServeHandlerInfo`.
 *
 * After a handler that is asynchronous or has read a request header, Deno 2.9 does not catch its own error about a result
 * that it cannot send, and the process ends. It does catch an error of the handler, and answers with a 500.
 */
export function isDenoServeInfo(info: unknown): boolean {
  return info !== undefined && "completed" in Object(info);
}
