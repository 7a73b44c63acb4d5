import type { Arguments } from "./arguments.ts";
import { headersAskedFor } from "./asked-headers.ts";
import { sortHeaders } from "./browser-headers.ts";
import type { CopiedRequest } from "./copied-request.ts";
import { readCurlBody } from "./curl-body.ts";
import { InputError } from "./input-error.ts";
import { type HeaderLine, valueOf } from "../wire.ts";
import { completeUrl } from "./complete-url.ts";

/** The request that the options of curl make. */
export function toRequest(args: Arguments): CopiedRequest {
  const { body, contentType, query } = readCurlBody(args);
  const lines = [...readHeaders(args), ...readShortcuts(args)];
  if (contentType !== null && valueOf(lines, "content-type") === null) lines.push(["Content-Type", contentType]);
  if (args.all("json").length > 0 && valueOf(lines, "accept") === null) lines.push(["Accept", "application/json"]);
  const sorted = sortHeaders(lines);
  const method = args.last("request") ?? (args.has("head") ? "HEAD" : body === null ? "GET" : "POST");
  const asked = method === "OPTIONS" ? valueOf(lines, "access-control-request-method") : null;
  return {
    ...sorted,
    // Developer tools list a preflight as a request of its own: the request that it was for is meant.
    ...asked !== null && { headers: [...sorted.headers, ...headersAskedFor(lines)] },
    url: addQuery(readUrl(args), query),
    method: asked ?? method,
    body,
    insecure: args.has("insecure"),
  };
}

function readUrl(args: Arguments): string {
  const urls = [...args.positionals, ...args.all("url")];
  if (urls.length > 1) throw new InputError(`${urls.length} URLs are given, ${urls.join(" and ")}: write one`);
  if (urls[0] === undefined) throw new InputError("the curl command has no URL");
  return completeUrl(urls[0]);
}

function addQuery(url: string, query: string | null): string {
  if (query === null) return url;
  const changed = new URL(url);
  changed.search = changed.search === "" ? query : `${changed.search}&${query}`;
  return changed.href;
}

/** `Name: value`; `Name;` is an empty value, and `Name:` takes away a header that curl adds by itself. */
function readHeaders(args: Arguments): HeaderLine[] {
  return args.all("header").flatMap((header): HeaderLine[] => {
    const [, name, separator, value] = /^([^:;]*)([:;])\s*([^]*)$/.exec(header) ?? [];
    if (name === undefined || name.trim() === "") {
      throw new InputError(`--header ${JSON.stringify(header)} is not a header: write "Name: value"`);
    }
    if (separator === ":" && value === "") return [];
    return [[name.trim(), value!.trim()]];
  });
}

function readShortcuts(args: Arguments): HeaderLine[] {
  const lines: HeaderLine[] = [];
  const cookies = args.all("cookie");
  const file = cookies.find((cookie) => !cookie.includes("="));
  if (file !== undefined) throw new InputError(`--cookie ${JSON.stringify(file)} is a file: write "name=value"`);
  if (cookies.length > 0) lines.push(["Cookie", cookies.join("; ")]);
  const user = args.last("user");
  if (user !== null) lines.push(["Authorization", `Basic ${encodeBase64(user)}`]);
  const userAgent = args.last("user-agent");
  if (userAgent !== null) lines.push(["User-Agent", userAgent]);
  const referrer = args.last("referer");
  if (referrer !== null) lines.push(["Referer", referrer]);
  return lines;
}

function encodeBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
