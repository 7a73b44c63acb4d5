import { argumentError } from "./network-errors.ts";
import { quote } from "./quote.ts";

/** The members of `RequestInit`, with one that TypeScript's library lacks. */
export type GivenRequestInit = RequestInit & { readonly duplex?: "half" };

/** The values that the members of `RequestInit` can have which are enumerations. */
const ENUMERATIONS = {
  mode: ["navigate", "same-origin", "no-cors", "cors"],
  credentials: ["omit", "same-origin", "include"],
  cache: ["default", "no-store", "reload", "no-cache", "force-cache", "only-if-cached"],
  redirect: ["follow", "error", "manual"],
  duplex: ["half"],
  priority: ["high", "low", "auto"],
  referrerPolicy: [
    "",
    "no-referrer",
    "no-referrer-when-downgrade",
    "same-origin",
    "origin",
    "strict-origin",
    "origin-when-cross-origin",
    "strict-origin-when-cross-origin",
    "unsafe-url",
  ],
} as const;

/**
 * Answers the members of a RequestInit, or throws a TypeError, as Web IDL has it. Members that there are not are
 * ignored.
 *
 * @see https://fetch.spec.whatwg.org/#requestinit
 */
export function checkRequestInit(init: GivenRequestInit | null): GivenRequestInit {
  if (init === null) return {};
  if (typeof init !== "object" && typeof init !== "function") {
    throw argumentError("init-invalid", `init ${quote(init)}`, "is not an object");
  }
  for (const [name, values] of Object.entries(ENUMERATIONS)) {
    const value = init[name as keyof typeof ENUMERATIONS];
    if (value !== undefined && !(values as readonly unknown[]).includes(value)) {
      throw argumentError("init-invalid", `${name} ${quote(value)}`, `is not one of ${values.map(quote).join(", ")}`);
    }
  }
  // 10. If init["window"] exists and is non-null, then throw a TypeError.
  if (init.window !== undefined && init.window !== null) {
    throw argumentError("init-invalid", `window ${quote(init.window)}`, "is not null");
  }
  const { signal } = init;
  if (signal !== undefined && signal !== null && typeof signal.addEventListener !== "function") {
    throw argumentError("init-invalid", `signal ${quote(signal)}`, "is not an AbortSignal");
  }
  return init;
}

/** What a Request says of itself. */
type RequestSettings = {
  readonly [Name in "mode" | "credentials" | "cache" | "redirect" | "referrerPolicy"]: Request[Name] | undefined;
};

/**
 * What a Request says of itself, as far as the runtime keeps it: workerd forgets the mode and the credentials mode, and
 * Bun answers "include" whatever was asked for.
 */
export function settingsOf(request: Request): RequestSettings {
  const { mode, credentials, cache, redirect, referrerPolicy } = request;
  return { mode, credentials: keepsCredentials() ? credentials : undefined, cache, redirect, referrerPolicy };
}

function keepsCredentials(): boolean {
  try {
    return new Request("https://withcors.invalid/", { credentials: "omit" }).credentials === "omit";
  } catch {
    return false;
  }
}
