import type { Subject } from "./subject.ts";

/** What goes on the wire for one request. */
export interface Wire {
  /** `"GET"`, or `"preflight for PUT"`. */
  readonly request: string;
  /** The origin of the page; null for a request without `Origin`. */
  readonly origin: string | null;
  /** Null where the status is the handler's. */
  readonly status: number | null;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

const ENDPOINT = "https://api.example.com/";

/** Origins that show what a policy does: one that it names, if it names any, and a stranger. */
export function sampleOrigins({ policy }: Subject): readonly string[] {
  const rules = [policy?.options.origin].flat();
  const named = rules.find((rule): rule is string => typeof rule === "string" && rule !== "*");
  const allowed = named?.replace("://*.", "://sub.").replace(/:\*$/, "");
  return [...(allowed === undefined ? [] : [allowed]), "https://stranger.example"];
}

/** The answers to a preflight and to an actual request of each origin, and to a request without one. */
export async function wireOf(subject: Subject, origins: readonly string[]): Promise<readonly Wire[]> {
  const answers: Wire[] = [];
  for (const origin of origins) answers.push(await ask(subject, origin, "PUT"), await ask(subject, origin));
  return [...answers, await ask(subject, null)];
}

async function ask({ answer }: Subject, origin: string | null, preflightFor?: string): Promise<Wire> {
  const headers: Record<string, string> = {
    ...(origin !== null && { origin }),
    ...(preflightFor !== undefined && {
      "access-control-request-method": preflightFor,
      "access-control-request-headers": "content-type",
    }),
  };
  const method = preflightFor === undefined ? "GET" : "OPTIONS";
  const response = await answer.call(undefined, new Request(ENDPOINT, { method, headers })) as Response;
  const isHandlers = preflightFor === undefined && response.status === 200;
  return {
    request: preflightFor === undefined ? "GET" : `preflight for ${preflightFor}`,
    origin,
    status: isHandlers ? null : response.status,
    headers: [...response.headers],
  };
}
