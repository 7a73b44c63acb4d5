import type { Answer } from "../browser/scenarios.ts";

/** What of an answer goes over the wire. What no row expects is not found, which comes out by what arrived. */
export function cannedAnswer(
  { status = 200, headers = {}, body = "secret" }: Answer = { status: 404 },
  folder: number,
): { status: number; headers: Record<string, string>; body: string | null } {
  const inFolder = ([name, value]: [string, string]) =>
    [name, name === "location" && value.startsWith("/") ? `/${folder}${value}` : value] as const;
  return {
    status,
    headers: Object.fromEntries(Object.entries(headers).map(inFolder)),
    body: [204, 205, 304].includes(status) ? null : body,
  };
}
