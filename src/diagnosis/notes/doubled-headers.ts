import {
  ALLOW_CREDENTIALS,
  ALLOW_HEADERS,
  ALLOW_METHODS,
  ALLOW_ORIGIN,
  MAX_AGE,
} from "../../standard/http-cors-protocol.ts";
import type { Note } from "../diagnosis.ts";
import { type HeaderLine, titleCase, valueOf, type WireAnswer } from "../wire.ts";
import type { NoteRule } from "./rule.ts";

/** The headers that hurt if they are sent twice. */
const NAMES = [ALLOW_ORIGIN, ALLOW_CREDENTIALS, MAX_AGE, ALLOW_METHODS, ALLOW_HEADERS];

/** Where a proxy puts its own line, seen from the application's. Others are not known. */
const PLACES: readonly (readonly [server: RegExp, place: "first" | "last"])[] = [
  [/^(?:nginx|openresty|apache|lighttpd)/i, "last"],
  [/^caddy/i, "first"],
];

/** A header that two programs set, most often an application and the proxy before it, and whose line is whose. */
export const noteDoubledHeaders: NoteRule = ({ exchanges }) => {
  const notes = exchanges.flatMap(({ response }) =>
    response === null ? [] : NAMES.flatMap((name) => noteName(name, response))
  );
  return notes.filter(({ message }, index) => notes.findIndex((note) => note.message === message) === index);
};

function noteName(name: string, { headers }: WireAnswer): Note[] {
  const lines = headers.filter(([other]) => other.toLowerCase() === name);
  const values = lines.map(([, value]) => value);
  if (values.length > 1) {
    const owner = findOwner(lines, headers) ??
      "An application and the proxy before it both set it, or two layers of the application do.";
    const shown = values.map((value) => `"${value}"`).join(" and ");
    return [{
      code: "header-doubled",
      message: `${titleCase(name)} comes in ${values.length} lines, ${shown}. ${owner}`,
    }];
  }
  if (name !== ALLOW_ORIGIN || !/,/.test(values[0] ?? "")) return [];
  const message =
    `${titleCase(name)} is one line with several values, "${values[0]}": one program wrote them together, ` +
    "or a proxy joined two lines.";
  return [{ code: "header-list", message }];
}

function findOwner(lines: readonly HeaderLine[], headers: readonly HeaderLine[]): string | null {
  const server = valueOf(headers, "server") ?? "";
  const place = PLACES.find(([pattern]) => pattern.test(server))?.[1];
  const [first, last] = [lines[0]!, lines.at(-1)!];
  if (place === undefined) return findLowerCaseOwner(first, last);
  const [own, others] = place === "last" ? [last, first] : [first, last];
  return `${server} sets its line ${place === "last" ? "after" : "before"} the application's: "${own[1]}" is from ` +
    `${server}, "${others[1]}" from the application behind it. Remove one of them.`;
}

/** HAProxy hides its name, and writes names in lower case behind the application's line. */
function findLowerCaseOwner(first: HeaderLine, last: HeaderLine): string | null {
  if (first[0] === first[0].toLowerCase() || last[0] !== last[0].toLowerCase()) return null;
  return `The second line is in lower case, as HAProxy writes it: "${last[1]}" seems to be from the proxy, ` +
    `"${first[1]}" from the application. Remove one of them.`;
}
