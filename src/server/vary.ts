/**
 * The value of `Vary` that has the names of both: what is added and not there yet stands after what is there. `*` already
 * stands for every name there is.
 *
 * @see https://httpwg.org/specs/rfc9110.html#rfc.section.12.5.5
 */
export function mergeVary(current: string | null, added: string): string {
  if (!current) return added;
  // By far the most there is to add.
  if (added === "Origin") return variesByOrigin(current) ? current : `${current}, Origin`;
  const missing = added.split(", ").filter((name) => name !== "" && !variesBy(current, name));
  return [current, ...missing].join(", ");
}

/** Whether a value of `Vary` covers `Origin`. */
function variesByOrigin(vary: string): boolean {
  return /(?:^|,)[ \t]*(?:origin|\*)[ \t]*(?:,|$)/i.test(vary);
}

function variesBy(vary: string, name: string): boolean {
  const names = `,${vary.toLowerCase().replace(/[ \t]/g, "")},`;
  return names.includes(",*,") || names.includes(`,${name.toLowerCase()},`);
}
