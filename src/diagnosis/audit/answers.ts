import { ALLOW_CREDENTIALS, ALLOW_ORIGIN } from "../../standard/http-cors-protocol.ts";
import { parseList } from "../../standard/tokens.ts";
import type { Answer } from "../servers/server.ts";
import { valueOf } from "../wire.ts";

/** What a page of an origin may read: with the visitor's credentials, without them, as everybody may, or nothing. */
export type Permission = "credentials" | "anonymous" | "public" | "refused";

/** The CORS check of a browser, for both modes of credentials at once. */
export function permits(answer: Answer, origin: string): Permission {
  const allowed = valueOf(answer.headers, ALLOW_ORIGIN);
  if (allowed === "*") return "public";
  if (allowed !== origin) return "refused";
  return valueOf(answer.headers, ALLOW_CREDENTIALS) === "true" ? "credentials" : "anonymous";
}

export function variesByOrigin(answer: Answer): boolean {
  const names = parseList((valueOf(answer.headers, "vary") ?? "").toLowerCase());
  return names.includes("origin") || names.includes("*");
}

/** Whether a shared cache may keep the answer without being told to. */
export function isCacheable(answer: Answer): boolean {
  const control = (valueOf(answer.headers, "cache-control") ?? "").toLowerCase();
  return !/no-store|private/.test(control) && answer.status === 200;
}
