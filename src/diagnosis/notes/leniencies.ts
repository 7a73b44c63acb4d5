import type { NoteRule } from "./rule.ts";

/** What browsers read and strict clients refuse. */
export const noteLeniencies: NoteRule = ({ exchanges }) => {
  const found = new Set(exchanges.flatMap(({ response }) => response?.leniencies ?? []));
  return [...found].map((leniency) => ({
    code: "not-strict-http",
    message: `The answer has ${leniency}: browsers read it, and strict clients refuse it.`,
  }));
};
