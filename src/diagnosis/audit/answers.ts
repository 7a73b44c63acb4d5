import { ALLOW_CREDENTIALS, ALLOW_ORIGIN } from "../../standard/http-cors-protocol.ts";
import { parseList } from "../../standard/tokens.ts";
import type { Answer } from "../servers/server.ts";

/** What a page of an origin may read: with the visitor's credentials, without them, as everybody may, or nothing. */
export type Permission = "credentials" | "anonymous" | "public" | "refused";

/** The value of a header, its lines joined as a browser joins them; null where there is none. */
export function headerOf({ headers }: Answer, name: string): string | null {
  const values = headers.filter(([given]) => given.toLowerCase() === name).map(([, value]) => value);
  return values.length === 0 ? null : values.join(", ");
}

/** The CORS check of a browser, for both modes of credentials at once. */
export function permits(answer: Answer, origin: string): Permission {
  const allowed = headerOf(answer, ALLOW_ORIGIN);
  if (allowed === "*") return "public";
  if (allowed !== origin) return "refused";
  return headerOf(answer, ALLOW_CREDENTIALS) === "true" ? "credentials" : "anonymous";
}

export function variesByOrigin(answer: Answer): boolean {
  const names = parseList((headerOf(answer, "vary") ?? "").toLowerCase());
  return names.includes("origin") || names.includes("*");
}

/** Whether a shared cache may keep the answer without being told to. */
export function isCacheable(answer: Answer): boolean {
  const control = (headerOf(answer, "cache-control") ?? "").toLowerCase();
  return !/no-store|private/.test(control) && answer.status === 200;
}
