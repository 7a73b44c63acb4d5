import type { NoteRule } from "./rule.ts";

/** Where engines let pass what the standard refuses. */
export const noteEngines: NoteRule = ({ failures }) =>
  failures.flatMap(({ kind }) => {
    if (kind === "authorization-under-wildcard") {
      const message =
        "The standard's wildcard does not cover Authorization. Chromium, Firefox and WebKit still let it " +
        `pass, and two of them announce that they will not: send "Access-Control-Allow-Headers: *, authorization".`;
      return [{ code: "engines-differ", message }];
    }
    if (kind === "proxy-authentication") {
      const message =
        "Status 407 is for proxies: Chromium refuses it as the standard does, Firefox and WebKit hand it " +
        "to the page. Send 401 instead.";
      return [{ code: "engines-differ", message }];
    }
    return [];
  });
