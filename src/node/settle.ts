import { isPromise, type MaybePromise } from "../server/maybe-promise.ts";

/**
 * Takes a step and goes on with its value, at once or later. An error of the step goes to `fail`; one of `next` is thrown.
 * Returns nothing, so that no framework waits for it or sees its rejection a second time.
 */
export function settle<Value>(
  step: () => MaybePromise<Value>,
  next: (value: Value) => void,
  fail: (error: unknown) => void,
): void {
  let value: MaybePromise<Value>;
  try {
    value = step();
  } catch (error) {
    return fail(error);
  }
  if (isPromise(value)) void value.then(next, fail);
  else next(value);
}
