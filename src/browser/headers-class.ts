import { isForbiddenRequestHeader } from "../standard/headers.ts";
import { isNoCorsSafelistedRequestHeader } from "../standard/no-cors-safelisted-request-headers.ts";
import { isToken } from "../standard/tokens.ts";
import { trimHttpWhitespace } from "../standard/white-space.ts";
import type { Header, HeaderList } from "./header-list.ts";
import { argumentError } from "./network-errors.ts";
import { quote } from "./quote.ts";

/** The headers guards of requests. */
export type RequestGuard = "request" | "request-no-cors";

/**
 * To append a header (name, value) to a Headers object, given as its header list and its guard.
 *
 * @see https://fetch.spec.whatwg.org/#concept-headers-append
 */
export function appendHeader(headers: HeaderList, guard: RequestGuard, name: string, potentialValue: string): void {
  // 1. Normalize value.
  const value = trimHttpWhitespace(potentialValue);
  // 2. If validating (name, value) for headers returns false, then return.
  if (!validateHeader(guard, name, value)) return;
  // 3. If headers's guard is "request-no-cors":
  if (guard === "request-no-cors") {
    // 3.1. Let temporaryValue be the result of getting name from headers's header list.
    const existing = headers.get(name);
    // 3.2. If temporaryValue is null, then set temporaryValue to value.
    // 3.3. Otherwise, set temporaryValue to temporaryValue, followed by 0x2C 0x20, followed by value.
    const temporaryValue = existing === null ? value : `${existing}, ${value}`;
    // 3.4. If (name, temporaryValue) is not a no-CORS-safelisted request-header, then return.
    if (!isNoCorsSafelistedRequestHeader(name, temporaryValue)) return;
  }
  // 4. Append (name, value) to headers's header list.
  headers.append(name, value);
  // 5. If headers's guard is "request-no-cors", then remove privileged no-CORS request-headers from headers.
  //    Departure: there are none, since no privileged code adds headers.
}

/**
 * To validate a header (name, value) for a Headers object.
 *
 * @see https://fetch.spec.whatwg.org/#headers-validate
 */
function validateHeader(guard: RequestGuard, name: string, value: string): boolean {
  // 1. If name is not a header name or value is not a header value, then throw a TypeError.
  if (!isToken(name)) throw argumentError("header-invalid", quote(name), "is not a header name");
  // A header value contains no 0x00 (NUL) or HTTP newline bytes; a code point above 0xFF is not a byte.
  if (/[\0\n\r]|[^\0-\xFF]/.test(value)) {
    throw argumentError("header-invalid", `The value ${quote(value)} of the header ${name}`, "is not a header value");
  }
  // 3. If headers's guard is "request" and (name, value) is a forbidden request-header, then return false.
  if (guard === "request" && isForbiddenRequestHeader(name, value)) return false;
  // 5. Return true.
  return true;
}

/**
 * To fill a Headers object with a given object.
 *
 * Departure: the lines of one name in a `Headers` object count as one line, since the object does not show them.
 *
 * @see https://fetch.spec.whatwg.org/#concept-headers-fill
 */
export function fillHeaders(headers: HeaderList, guard: RequestGuard, object: HeadersInit): void {
  if (typeof object !== "object" || object === null) {
    throw argumentError("header-invalid", `headers ${quote(object)}`, "is not an object");
  }
  // 1. If object is a sequence, then for each header of object:
  // 2. Otherwise, object is a record, then for each key → value of object, append (key, value) to headers.
  const isSequence = Symbol.iterator in object;
  for (const header of isSequence ? object : Object.entries(object)) {
    const [name, value] = toHeader(header);
    // 1.2. Append (header[0], header[1]) to headers.
    appendHeader(headers, guard, name, value);
  }
}

function toHeader(sequence: Iterable<unknown>): Header {
  const header = [...sequence];
  // 1.1. If header's size is not 2, then throw a TypeError.
  if (header.length !== 2) {
    throw argumentError("header-invalid", `The header ${quote(header)}`, "is not a pair of a name and a value");
  }
  return [String(header[0]), String(header[1])];
}
