import type { Verb } from "./verb.ts";

/** The commands. A module is loaded when its command is run. */
export const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  check: async () => (await import("./check/check.ts")).check,
  curl: async () => (await import("./check/check.ts")).curl,
  audit: async () => (await import("./audit/audit.ts")).audit,
  explain: async () => (await import("./explain/explain.ts")).explain,
};
