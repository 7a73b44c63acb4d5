/** A header line as it is sent or received, in its own case. */
export type HeaderLine = readonly [name: string, value: string];

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly kind: "preflight" | "actual";
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderLine[];
  readonly body: Uint8Array | null;
}

/** An answer as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly statusText: string;
  /** In the order and the case in which they came, repeated ones included. */
  readonly headers: readonly HeaderLine[];
  /** The beginning of the body, decoded. */
  readonly body: string;
  /** What strict clients refuse in it, although browsers do not: `"bare LF"`. */
  readonly leniencies?: readonly string[];
}

/** A transport throws it for a request that it does not send. */
export class NotSentError extends Error {
  override readonly name = "NotSentError";
}

/** Sends a request and returns the answer. Throws an Error if there is none. */
export type Transport = (request: WireRequest) => Promise<WireAnswer>;

/** The values of all lines of a name. */
export function valuesOf(headers: readonly HeaderLine[], name: string): string[] {
  return headers.filter(([other]) => other.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
}

/** The combined value of all lines of a name, null if there are none. */
export function valueOf(headers: readonly HeaderLine[], name: string): string | null {
  const values = valuesOf(headers, name);
  return values.length === 0 ? null : values.join(", ");
}

/** `content-type` as people write it: `Content-Type`. */
export function titleCase(name: string): string {
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}
