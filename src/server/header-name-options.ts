import {
  isForbiddenRequestHeaderName,
  isForbiddenResponseHeaderName,
  isRequestHeaderName,
} from "../standard/headers.ts";
import { isCorsResponseHeaderName } from "../standard/http-cors-protocol.ts";
import { isToken } from "../standard/tokens.ts";
import type { Issues } from "./errors.ts";
import { checkList } from "./list-option.ts";

/** Which request headers are allowed. */
export interface AllowedHeaders {
  /** Whether any header is, but for `Authorization`. */
  readonly any: boolean;
  /** Whether `Authorization` is, which no wildcard covers. */
  readonly authorization: boolean;
  /** The names in the spelling of the option. */
  readonly names: readonly string[];
}

export const ANY_HEADER: AllowedHeaders = { any: true, authorization: true, names: ["*", "authorization"] };

/** Checks the `allowedHeaders` option. */
export function checkAllowedHeaders(value: unknown, issues: Issues): AllowedHeaders {
  const list: unknown = value === "*" ? ["*"] : value;
  const any = Array.isArray(list) && list.includes("*");
  const names = checkHeaderNames("allowedHeaders", list, "content-type", issues, (name, path) => {
    const lowerCase = name.toLowerCase();
    if (isForbiddenRequestHeaderName(name) && lowerCase !== "dnt") { // old documents list DNT, and it does no harm
      issues.add(
        "forbidden-header-name",
        path,
        name,
        "is a forbidden request-header, which no page can set: remove it",
      );
    } else if (isCorsResponseHeaderName(lowerCase)) {
      issues.add("response-header-name", path, name, "is a header of responses, which no page sends: remove it");
    } else if (any && name !== "*" && lowerCase !== "authorization") {
      issues.add(
        "wildcard-in-list",
        path,
        name,
        `is covered by the "*" beside it: write "*" or ["*", "authorization"]`,
      );
    }
  });
  return { any, authorization: names.some((name) => name.toLowerCase() === "authorization"), names };
}

/** Checks the `exposedHeaders` option: the value of `Access-Control-Expose-Headers`, or null. */
export function checkExposedHeaders(value: unknown, credentials: boolean, issues: Issues): string | null {
  if (value === "*") {
    if (!credentials) return "*";
    issues.add(
      "credentials-with-wildcard",
      "exposedHeaders",
      value,
      `is the name of a header with credentials: list names, ["etag"]`,
    );
    return null;
  }
  const names = checkHeaderNames("exposedHeaders", value, "etag", issues, (name, path) => {
    if (name === "*") {
      issues.add("wildcard-in-list", path, name, `stands alone: write exposedHeaders: "*"`);
    } else if (isForbiddenResponseHeaderName(name)) {
      issues.add(
        "forbidden-header-name",
        path,
        name,
        "is a forbidden response-header name, which no page can read: remove it",
      );
    } else if (isRequestHeaderName(name)) {
      issues.add("request-header-name", path, name, `is a header of requests: name a header of responses, "etag"`);
    }
  });
  return names.length > 0 ? names.join(",") : null;
}

/** Checks the `vary` option. */
export function checkVary(value: unknown, issues: Issues): readonly string[] {
  return checkHeaderNames("vary", value, "x-tenant", issues, (name, path) => {
    if (name === "*") {
      issues.add("wildcard-in-list", path, name, `keeps caches from answering at all: name the headers`);
    }
  });
}

function checkHeaderNames(
  path: string,
  value: unknown,
  example: string,
  issues: Issues,
  check: (name: string, path: string) => void,
): readonly string[] {
  return checkList(path, value, example, issues, (name, elementPath) => {
    if (isToken(name)) return check(name, elementPath);
    issues.add(
      "invalid-header-name",
      elementPath,
      name,
      `is not a header name: write one name, ${JSON.stringify(example)}`,
    );
  });
}
