import { Agent, type IncomingMessage, request as httpRequest } from "node:http";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { etagOf } from "./api.ts";
import { allowed, refused } from "./origins.ts";

export interface Visit {
  kind: "get" | "head" | "revalidation" | "preflight";
  path: string;
  /** Absent on a navigation, or where somebody asks who is no page. */
  origin: string | undefined;
}

export interface Answer extends Visit {
  status: number;
  /** `Access-Control-Allow-Origin`, its lines joined as a browser sees them. */
  allowOrigin: string | undefined;
  vary: string | undefined;
  /** The cache's own word. */
  hit: boolean;
  body: string;
}

/** Visits in random order: of pages of 50 origins, or of none, to the same few URLs. The same seed has the same visits. */
export function randomVisits(
  policy: string,
  { count, urls, seed }: Record<"count" | "urls" | "seed", number>,
): Visit[] {
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const origins = [...allowed, ...refused, undefined, undefined, undefined, "null"];
  return Array.from({ length: count }, () => {
    const origin = pick(origins);
    const kind = pick(["get", "get", "get", "get", "get", "head", "revalidation", "preflight"] as const);
    const path = `/${policy}/page-${Math.floor(random() * urls)}`;
    return { kind: kind === "preflight" && origin === undefined ? "get" : kind, path, origin };
  });
}

/** Sends the visits, so many at a time, over connections that are kept. */
export async function send(port: number, visits: readonly Visit[], atATime = 8): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: atATime });
  const answers: Answer[] = [];
  const waiting = visits.entries();
  const lane = async () => {
    for (const [index, visit] of waiting) answers[index] = await sendOne(port, visit, agent);
  };
  await Promise.all(Array.from({ length: atATime }, lane));
  agent.destroy();
  return answers;
}

async function sendOne(port: number, visit: Visit, agent: Agent): Promise<Answer> {
  const { kind, path, origin } = visit;
  const headers: Record<string, string> = origin === undefined ? {} : { Origin: origin };
  if (kind === "revalidation") headers["If-None-Match"] = etagOf(path);
  if (kind === "preflight") headers["Access-Control-Request-Method"] = "PUT";
  const method = kind === "head" ? "HEAD" : kind === "preflight" ? "OPTIONS" : "GET";
  const request = httpRequest({ host: "127.0.0.1", port, method, path, headers, agent });
  request.end();
  const [response] = await once(request, "response") as [IncomingMessage];
  const body = await text(response);
  return {
    ...visit,
    status: response.statusCode!,
    allowOrigin: response.headersDistinct["access-control-allow-origin"]?.join(", "),
    vary: response.headersDistinct["vary"]?.join(", "),
    hit: response.headers["x-cache"] === "HIT",
    body,
  };
}

/** A small generator of numbers from 0 to 1 whose sequence depends on the seed alone. */
function mulberry32(seed: number): () => number {
  return () => {
    seed = seed + 0x6D2B79F5 | 0;
    let bits = Math.imul(seed ^ seed >>> 15, 1 | seed);
    bits = bits + Math.imul(bits ^ bits >>> 7, 61 | bits) ^ bits;
    return ((bits ^ bits >>> 14) >>> 0) / 2 ** 32;
  };
}
