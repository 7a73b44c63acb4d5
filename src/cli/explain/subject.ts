import { pathToFileURL } from "node:url";
import { policyOf } from "../../server/create-cors.ts";
import type { Handler } from "../../server/handler.ts";
import { isOptionName } from "../../server/options/read-options.ts";
import { createPolicy, type Policy } from "../../server/policy.ts";
import { wrapFunction } from "../../server/wrap-function.ts";
import { sourceOf } from "../../server/wrap-once.ts";

/** What a module exports, as far as it can be explained. */
export interface Subject {
  /** What it is, in words: `"options"`, `"a policy of createCors"`. */
  readonly description: string;
  /** Null where a function chooses a policy for each request. */
  readonly policy: Policy | null;
  /** Answers a request by the policy. No handler of the module runs: an empty response stands for its answer. */
  readonly answer: Handler;
}

const EMPTY: Handler = () => new Response(null, { status: 200 });

/** Imports a module, and runs what stands at its top level. */
export async function importModule(file: string): Promise<Record<string, unknown>> {
  return await import(pathToFileURL(file).href) as Record<string, unknown>;
}

/** What a module's exports, or one of them, say about CORS; null where nothing in them does. */
export function findSubject(exports: Record<string, unknown>, name?: string): Subject | null {
  if (name !== undefined) return toSubject(exports[name]);
  for (const value of [exports["default"], exports, exports["cors"], exports["options"]]) {
    const subject = toSubject(value);
    if (subject !== null) return subject;
  }
  return null;
}

function toSubject(value: unknown): Subject | null {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return null;
  const compiled = policyOf(value);
  if (compiled !== undefined) return ofPolicy("a policy of createCors", compiled);
  const members = value as Record<string, unknown>;
  const wrapped = [value, members["fetch"], members["OPTIONS"]].find((member) => sourceOf(member) !== undefined);
  const source = sourceOf(wrapped);
  if (typeof source === "function") {
    const description = "a wrapped handler whose policy is chosen for each request";
    return { description, policy: null, answer: wrapFunction(EMPTY, source) };
  }
  if (source !== undefined) return ofPolicy("a wrapped handler", source);
  if (typeof value === "object" && Object.keys(value).some(isOptionName)) {
    return ofPolicy("options", createPolicy(value));
  }
  return null;
}

function ofPolicy(description: string, policy: Policy): Subject {
  return { description, policy, answer: wrapFunction(EMPTY, policy) };
}
