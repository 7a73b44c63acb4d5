import { Buffer } from "node:buffer";
import type { Origin } from "../../dist/index.js";

export type Kind = "exact" | "patterns" | "mixture";
export type Query = "hit" | "miss" | "hostile 326 B" | "hostile 8 kB";

export const kinds: readonly Kind[] = ["exact", "patterns", "mixture"];
export const queries: readonly Query[] = ["hit", "miss", "hostile 326 B", "hostile 8 kB"];

/** Names are random, so that memory is met in no order. */
export interface Rules {
  readonly rules: readonly Origin[];
  /** An origin that each of the rules allows. */
  readonly allowed: readonly string[];
  /** The same for what rules are compared with: strings that lie in memory as those of the rules do, and are asked for as rarely. */
  readonly listed: readonly string[];
}

export function createRules(kind: Kind, size: number): Rules {
  const rules: Origin[] = [];
  const allowed: string[] = [];
  const listed: string[] = [];
  for (let index = 0; index < size; index++) {
    const domain = `${randomName()}.example`;
    const isPattern = kind === "patterns" || (kind === "mixture" && index % 2 === 1);
    rules.push(asNew(isPattern ? `https://*.${domain}` : `https://${domain}`) as Origin);
    const origin = isPattern ? `https://tenant.${domain}` : `https://${domain}`;
    allowed.push(asNew(origin));
    listed.push(asNew(origin));
  }
  return { rules, allowed, listed };
}

/** Origins as requests bring them: strings that nobody has seen before, and whose hash nobody knows. */
export function createQueries(query: Query, { allowed }: Rules, count: number): string[] {
  return Array.from({ length: count }, () => asNew(createOrigin(query, allowed)));
}

function createOrigin(query: Query, allowed: readonly string[]): string {
  const index = Math.floor(Math.random() * allowed.length);
  if (query === "hit") return allowed[index]!;
  if (query === "miss") {
    return allowed[index]!.replace(/[^/.]+\.example$/, `${randomName()}.example`);
  }
  // The longest that no length alone refuses, and one of thousands of labels.
  const length = query === "hostile 326 B" ? 326 : 8192;
  const end = `.${randomName()}.example`;
  return `https://${"a.".repeat((length - "https://".length - end.length) / 2)}a${end}`.slice(0, length);
}

function randomName(): string {
  return Math.random().toString(36).slice(2, 12).padEnd(10, "x");
}

function asNew(text: string): string {
  return Buffer.from(text, "latin1").toString("latin1");
}
