import { type CorsOptions, withCors } from "../../dist/index.js";
import { type Case, type Handler, policies } from "./cases.ts";
import { handwritten } from "./handwritten.ts";
import { elysia } from "./peers/elysia.ts";
import { h3 } from "./peers/h3.ts";
import { hono } from "./peers/hono.ts";
import { itty } from "./peers/itty.ts";
import type { Peer } from "./peers/peer.ts";
import { remix } from "./peers/remix.ts";
import { useCors } from "./peers/use-cors.ts";

/** One that answers the requests of a case. */
export interface Subject {
  readonly name: string;
  /** The subject whose cost is not ours to blame on CORS, by its name; null for one without CORS. */
  readonly base: string | null;
  readonly serve: Handler;
}

const peers: readonly Peer[] = [hono, itty, h3, elysia, remix, useCors];

/**
 * All that can answer a case, the bare handler first; a peer is there twice, without its CORS and with it. Nothing without
 * CORS answers a preflight.
 */
export function subjectsOf(row: Case, handler: Handler = row.handler): Subject[] {
  const ours = withCors(handler, policies[row.policy] as CorsOptions);
  const subjects: Subject[] = [
    { name: "bare", base: null, serve: handler },
    { name: "handwritten", base: "bare", serve: handwritten(row, handler) },
    { name: "ours", base: "bare", serve: ours },
    ...peers.flatMap((peer) => pairOf(peer, row, handler)),
  ];
  return row.isPreflight ? subjects.filter(({ base }) => base !== null) : subjects;
}

function pairOf(peer: Peer, { policy }: Case, handler: Handler): Subject[] {
  const serve = peer.with(policy, handler);
  if (serve === null) return [];
  return [
    { name: peer.name, base: null, serve: peer.without(handler) },
    { name: `${peer.name}+cors`, base: peer.name, serve },
  ];
}
