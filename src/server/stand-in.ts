import type { Args, Handler } from "./handler.ts";

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** What a stand-in has of its own. */
export interface Replacements {
  /** Members that replace the original's, which has them itself or inherits them. */
  members: Readonly<Record<string, (value: unknown) => unknown>>;
  /** Replaces the call, where the original is a function. */
  call?: Handler | undefined;
}

/**
 * An object that stands in for another one. Every read and write goes to the original, and its methods and accessors run
 * on the original, where private fields and state are. A method that returns the original, as fluent ones do, returns the
 * stand-in.
 *
 * A copy would not do: its methods would run on the copy, and members that are added later would be missing. The proxy is
 * around an empty object, because a proxy may not replace a member of a frozen one. Neither has a bound function members
 * that are fixed.
 */
export function createStandIn(original: object, { members, call }: Replacements): object {
  // Set on the stand-in alone: instrumentation sets a `fetch` that calls the former one, and would call itself otherwise.
  const overrides = new Map<PropertyKey, unknown>();
  const toMethod = methodsOn(original, () => standIn);
  const isReplaced = (key: PropertyKey) => typeof key === "string" && Object.hasOwn(members, key) && key in original;

  const read = (key: PropertyKey): unknown => {
    if (overrides.has(key)) return overrides.get(key);
    const value: unknown = Reflect.get(original, key);
    if (isReplaced(key)) return members[key as string]!(value);
    // `call`, `apply` and `bind` of a function are about the stand-in.
    const isMethod = typeof value === "function" && key !== "constructor" &&
      value !== Reflect.get(Function.prototype, key);
    return isMethod ? toMethod(value as Method) : value;
  };

  const standIn: object = new Proxy<object>(call === undefined ? {} : call.bind(undefined), {
    get: (_, key) => read(key),
    set: (_, key, value) => isReplaced(key) ? Boolean(overrides.set(key, value)) : Reflect.set(original, key, value),
    has: (_, key) => Reflect.has(original, key),
    deleteProperty: (_, key) => overrides.delete(key) || Reflect.deleteProperty(original, key),
    defineProperty: (_, key, descriptor) =>
      isReplaced(key)
        ? Boolean(overrides.set(key, descriptor.value))
        : Reflect.defineProperty(original, key, descriptor),
    // Replaced members are its own, also where the original inherits them: `deno serve` wants a `fetch` of that kind.
    ownKeys: () => [...new Set([...Reflect.ownKeys(original), ...Object.keys(members).filter(isReplaced)])],
    getOwnPropertyDescriptor(_, key) {
      if (isReplaced(key)) return { value: read(key), configurable: true, enumerable: true, writable: true };
      const descriptor = Reflect.getOwnPropertyDescriptor(original, key);
      if (descriptor === undefined) return undefined;
      if ("value" in descriptor) descriptor.value = read(key);
      return { ...descriptor, configurable: true }; // the empty object has no member that could not be changed
    },
    getPrototypeOf: () => Reflect.getPrototypeOf(original),
    ...(call && { apply: (_: object, self: unknown, args: Args) => Reflect.apply(call, self, args) }),
  });
  return standIn;
}

/** Makes methods of the stand-in run on the original. Each is made once, so that it stays the same function. */
function methodsOn(original: object, getStandIn: () => object): (method: Method) => unknown {
  const made = new WeakMap<object, unknown>();
  const plain = isPlain(original);
  // A proxy around a method: it keeps the properties of the function, and a class can still be constructed.
  const make = (method: Method) =>
    new Proxy(method, {
      apply(_, self, args) {
        // Bun calls the methods of its options on its server: plain objects, which have no private fields, get that.
        const isOwn = !plain || self === getStandIn() || self === undefined;
        const result = Reflect.apply(method, isOwn ? original : self, args);
        return result === original ? getStandIn() : result;
      },
    });
  return (method) => {
    if (!made.has(method)) made.set(method, make(method));
    return made.get(method);
  };
}

/** Whether an object was written as `{ … }`, so that its methods need no `this` of their own. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
