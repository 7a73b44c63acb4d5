import type { Handler } from "./handler.ts";
import { refuse } from "./options/errors.ts";
import type { PolicySource } from "./policy-source.ts";
import { wrapFunction } from "./wrap-function.ts";

/** Every wrapped function, and its policy. A second one around it would overwrite the headers of the first. */
const sources = new WeakMap<object, PolicySource>();

/** The policy of a wrapped function, if a value is one. */
export function sourceOf(value: unknown): PolicySource | undefined {
  return sources.get(value as object);
}

/** Wraps a function, unless it, or the `original` that it calls, is wrapped already. */
export function wrapOnce(
  handler: Handler,
  source: PolicySource,
  original: object = handler,
  path = "handler",
): Handler {
  if (sources.has(original)) refuse(path, original, ["wrapped-handler", "wrap it once"]);
  const result = wrapFunction(handler, source);
  sources.set(result, source);
  return result;
}
