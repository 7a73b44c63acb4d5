import {
  ALLOW_CREDENTIALS,
  ALLOW_HEADERS,
  ALLOW_METHODS,
  ALLOW_ORIGIN,
  EXPOSE_HEADERS,
  MAX_AGE,
} from "../standard/http-cors-protocol.ts";
import type { ReadOptions } from "./read-options.ts";
import { mergeVary } from "./vary.ts";

/** The name of a CORS response header, and its value or null where it must not be sent. */
export type CorsField = readonly [name: string, value: string | null];

/** All that a response says about CORS: the whole set, so that of what a handler said nothing is left. */
export interface Grant {
  /** `Access-Control-Allow-Origin`, or null where nothing is granted. */
  readonly origin: string | null;
  /** The other five CORS response headers. */
  readonly fields: readonly CorsField[];
  /** What `Vary` has to hold; empty where nothing varies. */
  readonly vary: string;
}

/** What goes out with an allowed actual response. */
export function actualFields(options: Pick<ReadOptions, "credentials" | "exposedHeaders">): readonly CorsField[] {
  return [
    [ALLOW_CREDENTIALS, options.credentials ? "true" : null],
    [EXPOSE_HEADERS, options.exposedHeaders.join(",") || null],
    [ALLOW_METHODS, null],
    [ALLOW_HEADERS, null],
    [MAX_AGE, null],
  ];
}

/** What goes out with an allowed preflight, before anything is echoed. */
export function preflightFields(options: ReadOptions, methods: readonly string[]): readonly CorsField[] {
  return [
    [ALLOW_CREDENTIALS, options.credentials ? "true" : null],
    [ALLOW_METHODS, methods.join(",") || null],
    [ALLOW_HEADERS, options.allowedHeaders.join(",") || null],
    [MAX_AGE, String(options.maxAge)],
    [EXPOSE_HEADERS, null],
  ];
}

/** What goes out to a refused origin, and to nobody in particular. */
export const NO_FIELDS: readonly CorsField[] = actualFields({ credentials: false, exposedHeaders: [] });

/** What a response says to a refused origin. */
export const REFUSED: Grant = { origin: null, fields: NO_FIELDS, vary: "Origin" };

/** What headers of ours say, to be said by other headers. */
export function toGrant(headers: Headers): Grant {
  const fields = NO_FIELDS.map(([name]): CorsField => [name, headers.get(name)]);
  return { origin: headers.get(ALLOW_ORIGIN), fields, vary: headers.get("vary") ?? "" };
}

/** Puts a grant into headers, in place of whatever they said about CORS. `vary` is what they say in `Vary`. */
export function writeGrant(headers: Headers, grant: Grant, vary: string | null): void {
  if (grant.vary !== "") headers.set("vary", mergeVary(vary, grant.vary));
  writeField(headers, ALLOW_ORIGIN, grant.origin);
  for (const [name, value] of grant.fields) writeField(headers, name, value);
}

function writeField(headers: Headers, name: string, value: string | null): void {
  if (value === null) headers.delete(name);
  else headers.set(name, value);
}
