import { type HeaderLine, valueOf } from "../wire.ts";

/** The headers that a preflight asks for, with values that need a preflight: it does not tell the values. */
export function headersAskedFor(preflight: readonly HeaderLine[]): HeaderLine[] {
  const names = valueOf(preflight, "access-control-request-headers")?.split(",") ?? [];
  return names.map((name) => name.trim()).filter((name) => name !== "").map(withUnsafeValue);
}

/** A header of this name with a value that no browser sends across origins without a preflight. */
export function withUnsafeValue(name: string): HeaderLine {
  return [name, name.toLowerCase() === "content-type" ? "application/json" : "x"];
}
