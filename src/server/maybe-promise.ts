/** A value, or a promise of it. */
export type MaybePromise<Value> = Value | Promise<Value>;

/** Promises of other realms and libraries count, too. */
export function isPromise<Value>(value: MaybePromise<Value>): value is Promise<Value> {
  return typeof (value as Promise<Value> | null | undefined)?.then === "function";
}

/** Goes on with a value: at once where it is there, so that what is synchronous stays synchronous. */
export function chain<Value, Result>(
  value: MaybePromise<Value>,
  next: (value: Value) => MaybePromise<Result>,
): MaybePromise<Result> {
  return isPromise(value) ? Promise.resolve(value).then(next) : next(value);
}
