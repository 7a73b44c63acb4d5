import {
  ALLOW_CREDENTIALS,
  ALLOW_HEADERS,
  ALLOW_METHODS,
  ALLOW_ORIGIN,
  EXPOSE_HEADERS,
  MAX_AGE,
} from "../standard/http-cors-protocol.ts";
import type { ReadOptions } from "./options/read-options.ts";
import { mergeVary } from "./vary.ts";

/** The name and the value of a CORS response header. */
export type CorsField = readonly [name: string, value: string];

/** What a response says about CORS: all of it, so that of what a handler said nothing is left. */
export interface Grant {
  /** `Access-Control-Allow-Origin`, or null where nothing is granted. */
  readonly origin: string | null;
  /** What of the other five CORS response headers goes out. */
  readonly fields: readonly CorsField[];
  /** What `Vary` has to hold; empty where nothing varies. */
  readonly vary: string;
}

/** What a response says to a refused origin. */
export const REFUSED: Grant = { origin: null, fields: [], vary: "Origin" };

const NAMES = [ALLOW_ORIGIN, ALLOW_CREDENTIALS, ALLOW_METHODS, ALLOW_HEADERS, MAX_AGE, EXPOSE_HEADERS];

/** Whether a header, by its name in lower case, is one of those that a grant sets. */
export function isGrantHeader(name: string): boolean {
  return NAMES.includes(name);
}

/** What goes out with an allowed actual response. */
export function actualFields({ credentials, exposedHeaders }: ReadOptions): readonly CorsField[] {
  return withValues([[ALLOW_CREDENTIALS, credentials ? "true" : ""], [EXPOSE_HEADERS, exposedHeaders.join(",")]]);
}

/** What goes out with an allowed preflight, before anything is echoed. */
export function preflightFields(options: ReadOptions, methods: readonly string[]): readonly CorsField[] {
  return withValues([
    [ALLOW_CREDENTIALS, options.credentials ? "true" : ""],
    [ALLOW_METHODS, methods.join(",")],
    [ALLOW_HEADERS, options.allowedHeaders.join(",")],
    [MAX_AGE, String(options.maxAge)],
  ]);
}

function withValues(fields: readonly CorsField[]): readonly CorsField[] {
  return fields.filter(([, value]) => value !== "");
}

/** What headers of ours say, to be said by other headers. */
export function grantFromHeaders(headers: Headers): Grant {
  const fields = NAMES.map((name): CorsField => [name, headers.get(name) ?? ""]);
  return { origin: null, fields: withValues(fields), vary: headers.get("vary") ?? "" };
}

/** What matters in the headers that a handler set. */
export interface HandlerHeaders {
  /** The value of `Vary`, or null. */
  vary: string | null;
  /** Whether there are CORS response headers, which have to go. */
  cors: boolean;
}

/**
 * One walk through the headers costs less than seven look-ups, on every runtime. The result holds until the next call: an
 * object of its own for each response would cost up to 7 % on Bun.
 */
export function readHandlerHeaders(headers: Headers): Readonly<HandlerHeaders> {
  found.vary = null;
  found.cors = false;
  headers.forEach(look);
  return found;
}

const found: HandlerHeaders = { vary: null, cors: false };

function look(value: string, name: string): void {
  if (name === "vary") found.vary = value;
  else if (name.startsWith("access-control-")) found.cors = true;
}

/** Puts a grant into headers, and removes the CORS headers that the handler set. */
export function writeGrant(headers: Headers, grant: Grant, current: Readonly<HandlerHeaders>): void {
  if (current.cors) removeGrant(headers);
  if (grant.vary !== "") headers.set("vary", mergeVary(current.vary, grant.vary));
  if (grant.origin !== null) headers.set(ALLOW_ORIGIN, grant.origin);
  for (const [name, value] of grant.fields) headers.set(name, value);
}

/** The same for headers that nobody has walked through. */
export function replaceGrant(headers: Headers, grant: Grant): void {
  writeGrant(headers, grant, readHandlerHeaders(headers));
}

/** Whether {@link writeGrant} would change nothing. */
export function isGranted(headers: Headers, grant: Grant, current: Readonly<HandlerHeaders>): boolean {
  if (current.cors === (grant.origin === null)) return false;
  const granted = new Headers(headers);
  replaceGrant(granted, grant);
  return [...granted].join("\n") === [...headers].join("\n");
}

export function removeGrant(headers: Headers): void {
  for (const name of NAMES) headers.delete(name);
}
