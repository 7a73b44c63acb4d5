import { argumentError } from "./network-errors.ts";
import { quote } from "./quote.ts";

/** `RequestInit` with a member that TypeScript's library lacks. */
export type GivenRequestInit = RequestInit & { readonly duplex?: "half" };

/** The members of `RequestInit` that are enumerations, with their values. */
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
 * Checks a RequestInit as Web IDL does: returns it, or throws a TypeError. Unknown members are ignored.
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

/** The settings of a Request; undefined where the runtime does not keep one. */
type RequestSettings = {
  readonly [Name in "mode" | "credentials" | "cache" | "redirect" | "referrerPolicy"]: Request[Name] | undefined;
};

/**
 * Reads the settings of a Request, as far as the runtime keeps them. workerd keeps neither the mode nor the credentials
 * mode, and in Bun the credentials mode is always "include".
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
