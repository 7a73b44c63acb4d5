import type { HeaderLine } from "../wire.ts";
import { parseUrl } from "../../standard/urls.ts";
import { InputError } from "./input-error.ts";

/** An entry of a HAR file, as far as it matters. */
export interface HarEntry {
  readonly kind: "preflight" | "actual";
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderLine[];
  readonly body: string | null;
  /** 0 if there was no answer. */
  readonly status: number;
  readonly statusText: string;
  readonly responseHeaders: readonly HeaderLine[];
  readonly responseBody: string;
  readonly redirectUrl: string;
  /** What Chromium says of a request that failed. */
  readonly error: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** The entries of a HAR file that are requests over http or https. */
export function parseHar(text: string): HarEntry[] {
  let har: unknown;
  try {
    har = JSON.parse(text);
  } catch (error) {
    throw new InputError(`the HAR is not JSON, ${(error as Error).message}: export it anew`);
  }
  const entries = fieldsOf(fieldsOf(har)["log"])["entries"];
  if (!Array.isArray(entries)) throw new InputError("the HAR has no log.entries: export it anew");
  return entries.map((entry) => toEntry(fieldsOf(entry))).filter(({ url }) =>
    /^https?:/.test(parseUrl(url)?.href ?? "")
  );
}

function toEntry(entry: Fields): HarEntry {
  const request = fieldsOf(entry["request"]);
  const response = fieldsOf(entry["response"]);
  const content = fieldsOf(response["content"]);
  const headers = toLines(request["headers"]);
  const isPreflight = request["method"] === "OPTIONS" &&
    headers.some(([name]) => name.toLowerCase() === "access-control-request-method");
  const url = stringOf(request["url"]);
  return {
    kind: isPreflight ? "preflight" : "actual",
    method: stringOf(request["method"]),
    url: parseUrl(url)?.href.replace(/#.*$/, "") ?? url,
    headers,
    body: typeof fieldsOf(request["postData"])["text"] === "string"
      ? stringOf(fieldsOf(request["postData"])["text"])
      : null,
    status: Number(response["status"] ?? 0),
    statusText: stringOf(response["statusText"]),
    responseHeaders: toLines(response["headers"]),
    responseBody: decodeBody(stringOf(content["text"]), content["encoding"]),
    redirectUrl: stringOf(response["redirectURL"]),
    error: typeof response["_error"] === "string" ? response["_error"] : null,
  };
}

function toLines(headers: unknown): HeaderLine[] {
  if (!Array.isArray(headers)) return [];
  return headers.map(fieldsOf).map(({ name, value }): HeaderLine => [stringOf(name), stringOf(value)])
    // HTTP/2 has the first line as headers.
    .filter(([name]) => /^[^:]/.test(name));
}

function decodeBody(text: string, encoding: unknown): string {
  if (encoding !== "base64") return text;
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  } catch {
    return text;
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? value as Fields : {};
}

function stringOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
