import process from "node:process";
import { load } from "../subjects/load.ts";
import type { Fetch } from "../subjects/subject.ts";
import { listening } from "./control.ts";

/** What of Deno is used here: its own types would replace Node's in the whole bench. */
declare const Deno: {
  serve(
    options: { hostname: string; port: number; onListen(address: { port: number }): void },
    handler: Fetch,
  ): unknown;
};

const subject = await load(process.argv[2]!);

Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: ({ port }) => listening(port) }, subject);
