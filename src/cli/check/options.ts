import type { OptionRules } from "../../diagnosis/inputs/arguments.ts";
import { CURL_OPTIONS } from "../../diagnosis/inputs/curl-options.ts";

/** The options of `withcors check`: those of curl that make a request, and our own. */
export const CHECK_OPTIONS: OptionRules = {
  ...CURL_OPTIONS,
  origin: { type: "string" },
  credentials: { type: "boolean" },
  "no-credentials": { type: "boolean" },
  mode: { type: "string" },
  send: { type: "boolean" },
  repeat: { type: "string" },
  fix: { type: "string" },
  expect: { type: "string" },
  strict: { type: "boolean" },
  format: { type: "string" },
  json: { type: "boolean" },
  verbose: { type: "boolean", short: "v" },
  "show-secrets": { type: "boolean" },
};
