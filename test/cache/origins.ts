/** 30 origins that the dynamic policies allow, in turn by name and by pattern, and 20 that they refuse. */
export const allowed: string[] = Array.from(
  { length: 30 },
  (_, index) => index % 2 ? `https://team-${index}.example.org` : `https://app-${index}.example.com`,
);
export const refused: string[] = Array.from({ length: 20 }, (_, index) => `https://page-${index}.example.net`);

/** The one that the single-origin policies allow. */
export const single = allowed[0]!;

/** What pages may read from a policy, by its first path segment. */
export function mayRead(policy: string, origin: string): boolean {
  if (policy.endsWith("public")) return true;
  return policy.endsWith("single") ? origin === single : allowed.includes(origin);
}
