import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  corsUnsafeRequestHeaderNames,
  isCorsNonWildcardRequestHeaderName,
  isCorsSafelistedRequestHeader,
  isCorsUnsafeRequestHeaderByte,
} from "../../src/standard/cors-safelisted-request-headers.ts";
import { isNoCorsSafelistedRequestHeader } from "../../src/standard/no-cors-safelisted-request-headers.ts";

const BYTES = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
const ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".split("");

/** The bytes that the standard lists, by their numbers. */
const CONTROLS = Array.from({ length: 0x20 }, (_, byte) => byte).filter((byte) => byte !== 0x09);
const DELIMITERS = [0x22, 0x28, 0x29, 0x3A, 0x3C, 0x3E, 0x3F, 0x40, 0x5B, 0x5C, 0x5D, 0x7B, 0x7D, 0x7F];
const UNSAFE = [...CONTROLS, ...DELIMITERS].map((byte) => String.fromCharCode(byte));
const LANGUAGE = [...ALPHANUMERIC, ..." *,-.;=".split("")];

test("the CORS-unsafe request-header bytes are those that the standard lists", () => {
  expect(BYTES.filter(isCorsUnsafeRequestHeaderByte)).toEqual(UNSAFE);
});

describe("every byte", () => {
  test.each([
    ["accept", "text/", BYTES.filter((byte) => !UNSAFE.includes(byte))],
    ["accept-language", "en", LANGUAGE],
    ["content-language", "en", LANGUAGE],
    ["content-type", "text/plain;", BYTES.filter((byte) => !UNSAFE.includes(byte))],
    ["range", "bytes=1-", "123456789".split("")],
  ])("in %s is safe or unsafe as the standard says", (name, prefix, safe) => {
    expect(BYTES.filter((byte) => isCorsSafelistedRequestHeader(name, prefix + byte))).toEqual(
      [...safe].sort(),
    );
  });
});

describe("a request-header is CORS-safelisted", () => {
  test.each([
    ["accept", "", true],
    ["ACCEPT", "*/*", true],
    ["accept", "a".repeat(128), true],
    ["accept", "a".repeat(129), false],
    ["accept", "\xFF", true],
    ["accept-language", "en-GB, de;q=0.5, *;q=0.1", true],
    ["accept-language", "en_GB", false],
    ["accept-language", "e".repeat(129), false],
    ["content-language", "en/GB", false],
    ["content-type", "text/plain", true],
    ["Content-Type", "TEXT/PLAIN", true],
    ["content-type", "text/plain;charset=utf-8", true],
    ["content-type", "text/plain; charset=utf-8", true],
    ["content-type", "text/plain ;charset=utf-8", true],
    ["content-type", "text/plain;", true],
    ["content-type", "text/plain;garbage", true],
    ["content-type", "text/plain;garbage\x01\x02", false],
    ["content-type", "text /plain", false],
    ["content-type", "text\t/\tplain", false],
    ["content-type", "text/plain,", false],
    ["content-type", ",text/plain", false],
    ["content-type", "text/plain,text/plain", false],
    ["content-type", "text/plain, application/json", false],
    ["content-type", "application/json, text/plain", false],
    ["content-type", "text/plain\v", false],
    ["content-type", "text/plain\f", false],
    ["content-type", "text/html", false],
    ["content-type", "text", false],
    ["content-type", "text/", false],
    ["content-type", "", false],
    ["content-type", "application/json", false],
    ["content-type", "application/x-www-form-urlencoded", true],
    ["content-type", "application/www-form-urlencoded", false],
    ["content-type", "application/x-www-form-urlencoded;\x7F", false],
    ["content-type", "multipart/form-data", true],
    ["content-type", "multipart/form-data; boundary=x", true],
    ["content-type", `multipart/form-data;"`, false],
    ["content-type", `text/plain; long=${"0".repeat(111)}`, true],
    ["content-type", `text/plain; long=${"0".repeat(112)}`, false],
    ["range", "bytes=100-200", true],
    ["Range", "bytes=0-", true],
    ["range", "bytes=200-200", true],
    ["range", "bytes=200-100", false],
    ["range", "bytes=9007199254740993-9007199254740992", false],
    ["range", "bytes=-200", false],
    ["range", "bytes=-", false],
    ["range", "bytes=", false],
    ["range", "100-200", false],
    ["range", "MB=100-200", false],
    ["range", "Bytes=100-200", false],
    ["range", "bytes =100-200", false],
    ["range", "bytes\t=100-200", false],
    ["range", "bytes= 100-200", false],
    ["range", "bytes=100 -200", false],
    ["range", "bytes=100- 200", false],
    ["range", "bytes=100-200hello", false],
    ["range", "bytes=abc-def", false],
    ["range", "bytes=100-200,300-400", false],
    ["range", "bytes 100-200", false],
    ["range", ",bytes=100-200", false],
    ["range", `bytes=1${"0".repeat(59)}-2${"0".repeat(59)}`, true],
    ["range", `bytes=1${"0".repeat(60)}-2${"0".repeat(61)}`, false],
    ["authorization", "Basic eA==", false],
    ["x-requested-with", "XMLHttpRequest", false],
    ["dpr", "2", false],
    ["save-data", "on", false],
    ["last-event-id", "1", false],
    ["user-agent", "x", false],
    ["", "", false],
  ])("%s: %j is %s", (name, value, expected) => {
    expect(isCorsSafelistedRequestHeader(name, value)).toBe(expected);
  });
});

describe("the CORS-unsafe request-header names", () => {
  test.each<[string, [string, string][], string[]]>([
    ["are none of an empty list", [], []],
    ["are none of safelisted headers", [["Accept", "*/*"], ["Content-Type", "text/plain"]], []],
    ["are sorted, in lower case and each but once", [["X-B", "1"], ["x-a", "1"], ["x-b", "2"]], ["x-a", "x-b"]],
    ["are sorted by their bytes", [["x_", "1"], ["x-", "1"], ["x.", "1"], ["xA", "1"]], ["x-", "x.", "x_", "xa"]],
    ["hold a safelisted name with an unsafe value", [["Accept", '"'], ["Range", "bytes=-1"]], ["accept", "range"]],
    ["leave 1024 bytes of safelisted values alone", eightTimes("a".repeat(128)), []],
    ["hold all names once there are 1025 of them", [...eightTimes("a".repeat(128)), ["range", "bytes=0-"]], [
      "accept",
      "range",
    ]],
    ["count safelisted values only", [...eightTimes("a".repeat(128)), ["x-a", "1"], ["accept", "a".repeat(129)]], [
      "accept",
      "x-a",
    ]],
    ["measure every line for itself", [["accept", "a".repeat(128)], ["accept", "b".repeat(128)]], []],
  ])("%s", (_, headers, expected) => {
    expect(corsUnsafeRequestHeaderNames(headers)).toEqual(expected);
  });

  test("are an ordered set in lower case, whatever the headers", () => {
    const name = fc.stringMatching(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,8}$/);
    fc.assert(fc.property(fc.array(fc.tuple(name, fc.string())), (headers) => {
      const names = corsUnsafeRequestHeaderNames(headers);
      expect(names).toEqual([...new Set(headers.map(([name]) => name.toLowerCase()))].sort());
    }));
  });
});

test("of all names, a wildcard leaves out Authorization alone", () => {
  const names = ["authorization", "Authorization", "AUTHORIZATION", "proxy-authorization", "cookie", "*", ""];
  expect(names.filter(isCorsNonWildcardRequestHeaderName)).toEqual(["authorization", "Authorization", "AUTHORIZATION"]);
});

test.each([
  ["accept", "*/*", true],
  ["Accept-Language", "en", true],
  ["content-language", "en", true],
  ["CONTENT-TYPE", "text/plain", true],
  ["content-type", "application/json", false],
  ["range", "bytes=0-", false],
  ["x-a", "1", false],
])("%s: %s is no-CORS-safelisted: %s", (name, value, expected) => {
  expect(isNoCorsSafelistedRequestHeader(name, value)).toBe(expected);
});

function eightTimes(value: string): [string, string][] {
  return Array.from({ length: 8 }, () => ["accept", value]);
}
