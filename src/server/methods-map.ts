import { isForbiddenMethod } from "../standard/methods.ts";
import { isResponse } from "./actual-response.ts";
import type { Handler } from "./handler.ts";
import { Issues } from "./options/errors.ts";
import { type PolicySource, withMethods } from "./policy-source.ts";
import { wrapOnce } from "./wrap-once.ts";

export type Members = Record<string, unknown>;

/** Wraps one member of a map, or returns it as it is. */
type WrapMember = (member: unknown, source: PolicySource, path: string) => unknown;

export function isMethodsMap(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).some(isMethodKey);
}

function isMethodKey(key: string): boolean {
  return /^[A-Z-]+$/.test(key);
}

/** Each method of a map wrapped, and an OPTIONS that answers preflights. */
export function wrapMethods(
  handlers: Members,
  source: PolicySource,
  wrapMember: WrapMember = wrapHandlerOfMap(handlers),
  path = "handler",
): Members {
  const methods = new Set(Object.keys(handlers).filter(isMethodKey));
  if (methods.has("GET")) methods.add("HEAD"); // a server that serves GET serves HEAD
  const sourceOfMap = withMethods(source, [...methods].filter((method) => !isForbiddenMethod(method)));
  const allow = [...methods.add("OPTIONS")].join(", ");
  const OPTIONS = () => new Response(null, { status: 204, headers: { allow } });
  return mapMembers(
    { ...handlers, OPTIONS: handlers["OPTIONS"] || OPTIONS },
    (member, key) => wrapMember(member, sourceOfMap, `${path}.${key}`),
  );
}

/** Every member must be a handler; all that are not are refused at once. */
function wrapHandlerOfMap(handlers: Members): WrapMember {
  const issues = new Issues();
  for (const [key, member] of Object.entries(handlers)) {
    const advice = adviseMember(key, member);
    if (advice !== undefined) issues.add(`handler.${key}`, member, ["not-a-handler", advice]);
  }
  issues.throwUnless([]);
  return (member, source, path) => wrapOnce(toFunction(member)!, source, undefined, path);
}

function adviseMember(key: string, member: unknown): string | undefined {
  if (!isMethodKey(key)) return `keep it out of the map: a map of methods holds handlers only, { GET }`;
  if (toFunction(member) !== undefined) return undefined;
  return `write a function, ${key}: (request) => new Response(), or leave ${key} out`;
}

/** The function that answers for a member. A response needs one, so that each requester gets a copy of its own. */
export function toFunction(member: unknown): Handler | undefined {
  if (typeof member === "function") return member as Handler;
  return isResponse(member) ? () => member.clone() : undefined;
}

export function mapMembers(members: Members, map: (value: unknown, key: string) => unknown): Members {
  return Object.fromEntries(Object.entries(members).map(([key, value]) => [key, map(value, key)]));
}
