import type { Issues } from "./errors.ts";
import { checkList } from "./list-option.ts";
import type { CorsWaiver } from "./options.ts";

const WAIVERS: readonly CorsWaiver[] = ["insecure-origin", "public-suffix", "unanchored-regexp"];

/** Checks the `dangerouslyAllow` option: the codes of the issues to put up with. */
export function checkWaivers(value: unknown = [], issues: Issues): readonly string[] {
  return checkList("dangerouslyAllow", value, issues, (code) => {
    return (WAIVERS as readonly string[]).includes(code) ? null : ["not-a-waiver", `write ${WAIVERS.join(", ")}`];
  });
}
