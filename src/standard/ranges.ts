const SINGLE_RANGE = /^bytes=(\d*)-(\d*)$/;

/**
 * To parse a single range header value, given a value and false: no white space is allowed in it. Answers the start and
 * the end, each null where left out, or null on failure.
 *
 * @see https://fetch.spec.whatwg.org/#simple-range-header-value
 */
export function parseSingleRangeHeaderValue(value: string): readonly [bigint | null, bigint | null] | null {
  // 2. If data does not start with "bytes", then return failure.
  // 5. If the code point at position within data is not U+003D (=), then return failure.
  // 8. Let rangeStart be the result of collecting a sequence of code points that are ASCII digits, from data given
  //    position.
  // 11. If the code point at position within data is not U+002D (-), then return failure.
  // 14. Let rangeEnd be the result of collecting a sequence of code points that are ASCII digits, from data given
  //     position.
  // 16. If position is not past the end of data, then return failure.
  const match = SINGLE_RANGE.exec(value);
  if (match === null) return null;
  // 9. Let rangeStartValue be rangeStart, interpreted as decimal number, if rangeStart is not the empty string;
  //    otherwise null.
  const start = match[1] ? BigInt(match[1]) : null;
  // 15. Let rangeEndValue be rangeEnd, interpreted as decimal number, if rangeEnd is not the empty string; otherwise
  //     null.
  const end = match[2] ? BigInt(match[2]) : null;
  // 17. If rangeEndValue and rangeStartValue are null, then return failure.
  if (start === null && end === null) return null;
  // 18. If rangeStartValue and rangeEndValue are numbers, and rangeStartValue is greater than rangeEndValue, then
  //     return failure.
  if (start !== null && end !== null && start > end) return null;
  // 19. Return (rangeStartValue, rangeEndValue).
  return [start, end];
}
