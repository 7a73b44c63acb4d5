import { FIX_NAMES } from "../../diagnosis/fixes.ts";
import { InputError } from "../../diagnosis/inputs/input-error.ts";
import { findSimilar } from "../../diagnosis/inputs/similar.ts";

/** Reads `--fix nginx,express`: null for the servers that are recognized, none for `none`. */
export function readFixNames(given: readonly string[]): readonly string[] | null {
  if (given.length === 0) return null;
  const names = given.flatMap((list) => list.split(",")).map((name) => name.trim());
  const known = [...FIX_NAMES, "all", "none"];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return names.filter((name) => name !== "none");
  const similar = findSimilar(unknown, known);
  const advice = similar === null ? `write one of ${known.join(", ")}` : `did you mean ${similar}`;
  throw new InputError(`--fix ${JSON.stringify(unknown)} is not a server that is known: ${advice}`);
}
