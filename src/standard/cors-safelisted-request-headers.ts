import { parseMimeTypeEssence } from "./mime-types.ts";
import { parseSingleRangeHeaderValue } from "./ranges.ts";

const CORS_UNSAFE_DELIMITERS = '"():<>?@[\\]{}\x7F';

const NO_LANGUAGE_BYTE = /[^0-9A-Za-z *,\-.;=]/;

const SAFELISTED_MIME_TYPES = new Set(["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]);

/**
 * Whether a header is a CORS-safelisted request-header: one that a page can send across origins without a preflight. A
 * character of the value stands for a byte.
 *
 * @see https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
export function isCorsSafelistedRequestHeader(name: string, value: string): boolean {
  // 1. If value's length is greater than 128, then return false.
  if (value.length > 128) return false;
  // 2. Byte-lowercase name and switch on the result:
  switch (name.toLowerCase()) {
    // `accept`: If value contains a CORS-unsafe request-header byte, then return false.
    case "accept":
      return !containsCorsUnsafeRequestHeaderByte(value);
    // `accept-language`, `content-language`: If value contains a byte that is not in the range 0x30 (0) to 0x39 (9),
    // inclusive, is not in the range 0x41 (A) to 0x5A (Z), inclusive, is not in the range 0x61 (a) to 0x7A (z),
    // inclusive, and is not 0x20 (SP), 0x2A (*), 0x2C (,), 0x2D (-), 0x2E (.), 0x3B (;), or 0x3D (=), then return
    // false.
    case "accept-language":
    case "content-language":
      return !NO_LANGUAGE_BYTE.test(value);
    // `content-type`:
    case "content-type":
      // 1. If value contains a CORS-unsafe request-header byte, then return false.
      // 2. Let mimeType be the result of parsing the result of isomorphic decoding value.
      // 3. If mimeType is failure, then return false.
      // 4. If mimeType's essence is not "application/x-www-form-urlencoded", "multipart/form-data", or "text/plain",
      //    then return false.
      return !containsCorsUnsafeRequestHeaderByte(value) &&
        SAFELISTED_MIME_TYPES.has(parseMimeTypeEssence(value) ?? "");
    // `range`:
    case "range": {
      // 1. Let rangeValue be the result of parsing a single range header value given value and false.
      const rangeValue = parseSingleRangeHeaderValue(value);
      // 2. If rangeValue is failure, then return false.
      // 3. If rangeValue[0] is null, then return false.
      return rangeValue !== null && rangeValue[0] !== null;
    }
    // Otherwise: Return false.
    default:
      return false;
  }
  // 3. Return true.
}

/**
 * A CORS-unsafe request-header byte is a byte that is less than 0x20 and is not 0x09 HT, or that is one of the
 * delimiters of HTTP but `,`, `/`, `;` and `=`, or 0x7F DEL.
 *
 * @see https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte
 */
export function isCorsUnsafeRequestHeaderByte(byte: string): boolean {
  return (byte < " " && byte !== "\t") || CORS_UNSAFE_DELIMITERS.includes(byte);
}

function containsCorsUnsafeRequestHeaderByte(value: string): boolean {
  return value.split("").some(isCorsUnsafeRequestHeaderByte);
}

/**
 * The CORS-unsafe request-header names of a header list: what a preflight has to ask for, sorted and in lower case.
 *
 * @see https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function corsUnsafeRequestHeaderNames(headers: Iterable<readonly [name: string, value: string]>): string[] {
  // 1. Let unsafeNames be a new list.
  const unsafeNames: string[] = [];
  // 2. Let potentiallyUnsafeNames be a new list.
  const potentiallyUnsafeNames: string[] = [];
  // 3. Let safelistValueSize be 0.
  let safelistValueSize = 0;
  // 4. For each header of headers:
  for (const [name, value] of headers) {
    // 4.1. If header is not a CORS-safelisted request-header, then append header's name to unsafeNames.
    if (!isCorsSafelistedRequestHeader(name, value)) unsafeNames.push(name);
    // 4.2. Otherwise, append header's name to potentiallyUnsafeNames and increase safelistValueSize by header's value's
    //      length.
    else {
      potentiallyUnsafeNames.push(name);
      safelistValueSize += value.length;
    }
  }
  // 5. If safelistValueSize is greater than 1024, then for each name of potentiallyUnsafeNames, append name to
  //    unsafeNames.
  if (safelistValueSize > 1024) unsafeNames.push(...potentiallyUnsafeNames);
  // 6. Return the result of convert header names to a sorted-lowercase set with unsafeNames.
  return [...new Set(unsafeNames.map((name) => name.toLowerCase()))].sort();
}

/**
 * A CORS non-wildcard request-header name is a header name that is a byte-case-insensitive match for `Authorization`: a
 * wildcard does not cover it.
 *
 * @see https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
 */
export function isCorsNonWildcardRequestHeaderName(name: string): boolean {
  return name.toLowerCase() === "authorization";
}
