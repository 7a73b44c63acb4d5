import { extractTokens } from "../../standard/header-values.ts";
import { ALLOW_CREDENTIALS, ALLOW_ORIGIN, EXPOSE_HEADERS } from "../../standard/http-cors-protocol.ts";
import type { Note } from "../diagnosis.ts";
import { valueOf } from "../wire.ts";
import { lastActualAnswer, type NoteRule } from "./rule.ts";

/** Headers that do not do with credentials what they seem to do. */
export const noteCredentials: NoteRule = (diagnosis) => {
  const answer = lastActualAnswer(diagnosis);
  if (answer === null) return [];
  const value = (name: string) => valueOf(answer.headers, name);
  const isIncluded = diagnosis.request.credentials === "include";
  const exposed = extractTokens(value(EXPOSE_HEADERS));
  const notes: Note[] = [];
  if (isIncluded && exposed?.includes("*")) {
    const message = `"Access-Control-Expose-Headers: *" exposes nothing to a request with credentials: list the names.`;
    notes.push({ code: "expose-wildcard-credentials", message });
  }
  if (value(ALLOW_ORIGIN) === "*" && value(ALLOW_CREDENTIALS) !== null && !isIncluded) {
    const message =
      `"Access-Control-Allow-Credentials" does nothing beside "Access-Control-Allow-Origin: *": browsers ` +
      "refuse requests with credentials.";
    notes.push({ code: "credentials-with-wildcard", message });
  }
  if (value(ALLOW_ORIGIN) === "null") {
    const message = `"Access-Control-Allow-Origin: null" allows every sandboxed frame of every site: never send it.`;
    notes.push({ code: "null-allowed", message });
  }
  return notes;
};
