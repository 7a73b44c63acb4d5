import { adviseHandler } from "./handler-advice.ts";
import type { Handler } from "./handler.ts";
import { isClassWithFetch, isFetchObject, wrapClass, wrapFetchObject } from "./fetch-object.ts";
import { isMethodsMap, wrapMethods } from "./methods-map.ts";
import { refuse } from "./options/errors.ts";
import { toPolicySource } from "./policy-source.ts";
import { wrapOnce } from "./wrap-once.ts";

/** Wraps a handler of any shape: a function, a class or an object with `fetch`, a map of methods. */
export function wrapHandler(handler: unknown, argument: unknown): unknown {
  const advice = adviseHandler(handler);
  if (advice !== undefined) refuse("handler", handler, ["not-a-handler", advice]);
  const source = toPolicySource(argument);
  if (isClassWithFetch(handler)) return wrapClass(handler, source);
  if (isFetchObject(handler)) return wrapFetchObject(handler, source);
  if (isMethodsMap(handler)) return wrapMethods(handler, source);
  return wrapOnce(handler as Handler, source);
}
