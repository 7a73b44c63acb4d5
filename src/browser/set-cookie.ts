import { trimTabOrSpace } from "../standard/white-space.ts";
/**
 * A cookie, as it stands in a `Set-Cookie` header. What is not in the header is null.
 *
 * @see https://httpwg.org/http-extensions/draft-ietf-httpbis-layered-cookies.html#name-cookie-struct
 */
export interface ParsedCookie {
  readonly name: string;
  readonly value: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** The value of the attribute Domain. */
  readonly domain: string | null;
  readonly path: string | null;
  readonly sameSite: "strict" | "lax" | "unset" | "none";
  /** In milliseconds, null for the end of the session. */
  readonly expiryTime: number | null;
}

/**
 * To parse a cookie. Returns null on failure.
 *
 * Departure: `Date.parse` reads the dates, and lifetimes have no limit.
 *
 * @see https://httpwg.org/http-extensions/draft-ietf-httpbis-layered-cookies.html#name-parse-a-cookie
 */
export function parseCookie(input: string, now: number): ParsedCookie | null {
  // 1. If input contains a byte in the range 0x00 to 0x08, inclusive, the range 0x0A to 0x1F inclusive, or 0x7F (CTL
  //    bytes excluding HTAB), then return failure.
  if (/[^\t\x20-\x7E\x80-\xFF]/.test(input)) return null;
  // 4. If input contains 0x3B (;), then set nameValueInput to the bytes up to, but not including, the first 0x3B (;),
  //    and attributesInput to the remainder of input (including the 0x3B (;) in question).
  const [nameValueInput, ...attributesInput] = input.split(";");
  // 9. If nameValueInput does not contain a 0x3D (=) character, then set name to the empty byte sequence, and value to
  //    nameValueInput.
  // 10. Otherwise, set name to the bytes up to, but not including, the first 0x3D (=), and set value to the bytes after
  //     the first 0x3D (=) (possibly being the empty byte sequence).
  const [name, value] = splitPair(nameValueInput!.includes("=") ? nameValueInput! : `=${nameValueInput}`);
  // 12. If name's length + value's length is 0 or is greater than 4096, then return failure.
  const length = name.length + value.length;
  if (length === 0 || length > 4096) return null;
  // 15. While attributesInput is not an empty byte sequence: [...]
  const attributes = new Map<string, string>();
  for (const [attributeName, attributeValue] of attributesInput.map(splitPair)) {
    // 15.11. If attributeValue's length is greater than 1024, then continue.
    if (attributeValue.length > 1024) continue;
    if (counts(attributeName.toLowerCase(), attributeValue)) {
      attributes.set(attributeName.toLowerCase(), attributeValue);
    }
  }
  return {
    name,
    value,
    secure: attributes.has("secure"),
    httpOnly: attributes.has("httponly"),
    // Departure: an attribute without a valid value, such as the `Domain=` that an unset variable leaves, counts as
    // absent, even if an earlier one had a value. So do browsers.
    domain: attributes.get("domain") || null,
    path: attributes.get("path")?.startsWith("/") ? attributes.get("path")! : null,
    sameSite: toSameSite(attributes.get("samesite")),
    expiryTime: expiryTimeOf(attributes, now),
  };
}

function splitPair(pair: string): [name: string, value: string] {
  const equals = pair.indexOf("=");
  const [name, value] = equals === -1 ? [pair, ""] : [pair.slice(0, equals), pair.slice(equals + 1)];
  // 11. Remove any leading or trailing WSP bytes from name and value.
  return [trimTabOrSpace(name), trimTabOrSpace(value)];
}

/** Whether an attribute counts. One that does not leaves an earlier one of its name in force. */
function counts(name: string, value: string): boolean {
  switch (name) {
    case "expires":
      return !Number.isNaN(Date.parse(value));
    case "max-age":
      return /^-?\d+$/.test(value);
    default:
      return true;
  }
}

function toSameSite(value: string | undefined): ParsedCookie["sameSite"] {
  const sameSite = value?.toLowerCase();
  return sameSite === "strict" || sameSite === "lax" || sameSite === "none" ? sameSite : "unset";
}

/** Max-Age has precedence over Expires. */
function expiryTimeOf(attributes: ReadonlyMap<string, string>, now: number): number | null {
  const maxAge = attributes.get("max-age");
  if (maxAge !== undefined) return now + Number(maxAge) * 1000;
  const expires = attributes.get("expires");
  return expires === undefined ? null : Date.parse(expires);
}
