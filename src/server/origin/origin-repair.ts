import { isHttpScheme } from "../../standard/origins.ts";
import { findRegExpFaults, isRegExp, type OriginContext } from "./origin-reg-exp.ts";
import { findRisks, isWellFormed, normalizeOrigin, type OriginParts, splitOrigin } from "./origin-string.ts";
import { parseRegExp, repairsOf } from "./reg-exp-repair.ts";

type Rule = string | RegExp;

/** Rules as code: each as it is written in a list. */
export function printRules(rules: readonly Rule[]): string {
  return rules.map((rule) => typeof rule === "string" ? JSON.stringify(rule) : String(rule)).join(", ");
}

/**
 * The rules that a value most likely means, each of them accepted with the other options; none where that cannot be known.
 */
export function repairOrigins(value: unknown, context: OriginContext): readonly Rule[] {
  if (Array.isArray(value)) return value.flatMap((each) => repairOrigins(each, context));
  const given = value instanceof URL ? value.href : value;
  const text = typeof given === "string" || typeof given === "number" ? String(given) : "";
  const regExp = /^\/?\^|\\[./dw]/.test(text) ? parseRegExp(text.replace(/^\/|\/[a-z]*$/g, "")) : value;
  if (isRegExp(regExp)) return firstAccepted(repairsOf(regExp).map((repair) => [repair]), context);
  // The brackets of JSON, not those of an IPv6 address.
  const list = text.replace(/^\s*\[\s*(?=["'])|(?<=["'])\s*\]\s*$/g, "");
  const entries = list.split(/[\s,;|"'`]+/).filter((entry) => entry !== "");
  const areHosts = entries.length === 1 || entries.every((entry) => /[.:*]|^localhost$/.test(entry));
  const rules = areHosts ? entries.flatMap((entry) => repairEntry(entry, context)) : [];
  return rules.length === 1 ? rules : rules.filter((rule) => rule !== "*");
}

function repairEntry(entry: string, context: OriginContext): readonly Rule[] {
  const { credentials, enforce } = context;
  const parts = splitOrigin(entry.replace(/^(?:[a-z]*\*|https?(?:\(s\)|\?)):\/\//i, "https://"), credentials);
  const { scheme, wildcard, authority } = parts;
  if (isHttpScheme(scheme) && /^[*.]*(?::[\d*]*)?$/.test(authority)) {
    return entry.includes("*") && !credentials && !enforce ? ["*"] : [];
  }
  const secure = { ...parts, scheme: scheme.replace(/^http$/, "https") };
  const [, domain] = /^\*[-_]?([^*]+)$/.exec(authority) ?? [];
  if (authority.includes("*")) {
    // *example.com means the domain and all below it; example.* means one of its domains.
    const named = authority.replace(/\*+(?=:|$)/, "com").replace(/\*+/g, "yours");
    return firstAccepted([
      [toRegExp(parts)],
      [toRegExp(secure)],
      domain === undefined
        ? [normalizeOrigin({ ...secure, authority: named })]
        : ["", "*."].map((each) => normalizeOrigin({ ...secure, wildcard: each, authority: domain })),
    ], context);
  }
  const origin = normalizeOrigin(secure);
  return firstAccepted([
    [normalizeOrigin(parts)],
    [origin],
    [origin && toRegExp({ ...secure, wildcard: "", authority: `yours-*.${authority}` })],
    [wildcard && normalizeOrigin({ ...secure, authority: `yours.${authority}` })],
    [normalizeOrigin({ ...secure, wildcard: "" })],
  ], context);
}

function firstAccepted(candidates: readonly (readonly (Rule | null)[])[], context: OriginContext): readonly Rule[] {
  const isAccepted = (rule: Rule | null) => {
    if (typeof rule !== "string") return rule !== null && findRegExpFaults(rule, context).length === 0;
    return isWellFormed(rule) && !(context.credentials && findRisks(rule, context.isPublicSuffix).length > 0);
  };
  return (candidates.find((rules) => rules.every(isAccepted)) ?? []) as readonly Rule[];
}

/** What a pattern cannot say, a RegExp can. */
function toRegExp({ scheme, wildcard, authority, anyPort }: OriginParts): RegExp | null {
  const isIp = /^\d[\d.*]*(?::|$)/.test(authority);
  const source = authority.replace(/[^\w*:-]/g, "\\$&").replace(/\*+/g, (_, offset: number, whole: string) => {
    return whole.slice(0, offset).includes(":") ? "\\d*" : isIp ? "\\d{1,3}" : "[a-z0-9-]+";
  });
  const subdomains = wildcard && "(?:[a-z0-9-]+\\.)+";
  return parseRegExp(`^${scheme}:\\/\\/${subdomains}${source}${anyPort && "(?::\\d+)?"}$`);
}
