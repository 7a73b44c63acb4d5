import type { Arguments } from "./arguments.ts";
import { InputError } from "./input-error.ts";

/** What the options for data make of a request. */
export interface CurlBody {
  readonly body: string | null;
  readonly contentType: string | null;
  /** With `--get`, the data goes to the URL. */
  readonly query: string | null;
}

const FORM = "application/x-www-form-urlencoded";

export function readCurlBody(args: Arguments): CurlBody {
  const data = readData(args);
  if (args.has("get")) return { body: null, contentType: null, query: data };
  if (args.all("json").length > 0) {
    return { body: args.all("json").map(checkNoFile).join(""), contentType: "application/json", query: null };
  }
  if (args.has("form")) return readForm(args.all("form"));
  return { body: data, contentType: data === null ? null : FORM, query: null };
}

function readData(args: Arguments): string | null {
  const parts = [
    ...args.all("data").map(checkNoFile),
    ...args.all("data-ascii").map(checkNoFile),
    ...args.all("data-raw"),
    ...args.all("data-binary").map(checkNoFile),
    ...args.all("data-urlencode").map(encodePart),
  ];
  return parts.length === 0 ? null : parts.join("&");
}

/** `name=content`, `=content` or `content`: the content is encoded. */
function encodePart(part: string): string {
  const [, name, content] = /^([^=]*)=([^]*)$/.exec(part) ?? [];
  if (content === undefined) return encodeURIComponent(checkNoFile(part));
  return name === "" ? encodeURIComponent(content) : `${name}=${encodeURIComponent(content)}`;
}

function readForm(parts: readonly string[]): CurlBody {
  const boundary = "withcors-form-boundary";
  const written = parts.map((part) => {
    const [, name, content] = /^([^=]+)=([^]*)$/.exec(part) ?? [];
    if (content === undefined || /^[@<]/.test(content)) {
      throw new InputError(`--form ${JSON.stringify(part)} is a file: write "name=value"`);
    }
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`;
  });
  return {
    body: `${written.join("")}--${boundary}--\r\n`,
    contentType: `multipart/form-data; boundary=${boundary}`,
    query: null,
  };
}

function checkNoFile(data: string): string {
  if (!data.startsWith("@")) return data;
  throw new InputError(`the data ${JSON.stringify(data)} is a file: write the data itself, or nothing at all`);
}
