import type { Policy } from "../../server/policy.ts";

/** A line of a description: what it is about, and what holds. */
export type Line = readonly [label: string, text: string];

/** A policy as a person reads it. */
export function describePolicy({ kind, options, methods }: Policy): Line[] {
  const { credentials, allowedHeaders, exposedHeaders, maxAge, preflightStatus, enforce, vary } = options;
  const lines: Line[] = describeOrigins(options.origin).map((text, index) => [index === 0 ? "Who may read" : "", text]);
  lines.push(["With cookies", credentials ? "yes" : "no: answers to requests with credentials are not shared"]);
  lines.push(["Methods", describeMethods(methods, credentials)]);
  lines.push(["Headers", describeHeaders(allowedHeaders, credentials)]);
  lines.push(["Exposed", exposedHeaders.length === 0 ? "the safelisted headers alone" : exposedHeaders.join(", ")]);
  lines.push(["Preflights", `answered ${preflightStatus}, and kept for ${maxAge} s at most`]);
  if (options.preflightContinue) lines.push(["", "allowed ones go on to the handler"]);
  lines.push([
    "Refused",
    enforce ? "403 before the handler runs" : "the handler runs, and pages cannot read its answer",
  ]);
  lines.push(["Caches", describeKind(kind, vary)]);
  return lines;
}

function describeOrigins(origin: unknown): string[] {
  if (origin === "*") return ["every origin"];
  return (Array.isArray(origin) ? origin as unknown[] : [origin]).map((rule) => {
    if (typeof rule === "function") {
      return `what ${rule.name === "" ? "a function" : `${rule.name}()`} returns true for`;
    }
    if (typeof rule !== "string") return `what ${String(rule)} matches`;
    return `${rule}${describePattern(rule)}`;
  });
}

function describePattern(rule: string): string {
  const parts = [
    rule.includes("*.") ? `sub-domains at any depth, never ${rule.replace("*.", "").replace(/:\*$/, "")} itself` : "",
    rule.endsWith(":*") ? "any port, or none" : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `  (${parts.join("; ")})`;
}

function describeMethods(methods: readonly string[], credentials: boolean): string {
  if (!methods.includes("*")) return [...new Set(["GET", "HEAD", "POST", ...methods])].join(", ");
  return credentials ? "any: the one that a preflight asks for is echoed" : "any";
}

function describeHeaders(names: readonly string[], credentials: boolean): string {
  if (!names.includes("*")) return names.length === 0 ? "the safelisted headers alone" : names.join(", ");
  const any = names.length > 1 ? "any, Authorization included" : "any but Authorization";
  return credentials ? `${any}: those that a preflight asks for are echoed` : any;
}

function describeKind(kind: Policy["kind"], vary: readonly string[]): string {
  const names = kind === "dynamic" ? ["Origin", ...vary] : vary;
  const what = kind === "dynamic" ? "one entry for each URL and origin" : "one entry for each URL";
  return names.length === 0 ? what : `${what}, by Vary: ${names.join(", ")}`;
}
