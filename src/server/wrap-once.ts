import type { Handler } from "./handler.ts";
import { refuse } from "./options/errors.ts";
import type { PolicySource } from "./policy-source.ts";
import { wrapFunction } from "./wrap-function.ts";

/** Every wrapped function. A second policy around one of them would overwrite the headers of the first. */
const wrapped = new WeakSet<object>();

/** Wraps a function, unless it, or the `original` that it calls, is wrapped already. */
export function wrapOnce(
  handler: Handler,
  source: PolicySource,
  original: object = handler,
  path = "handler",
): Handler {
  if (wrapped.has(original)) refuse(path, original, ["wrapped-handler", "wrap it once"]);
  const result = wrapFunction(handler, source);
  wrapped.add(result);
  return result;
}
