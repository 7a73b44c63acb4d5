import process from "node:process";
import { load } from "../subjects/load.ts";
import type { Fetch } from "../subjects/subject.ts";
import { listening } from "./control.ts";

/** What of Bun is used here: its own types would replace Node's in the whole bench. */
declare const Bun: {
  serve(options: { hostname: string; port: number; fetch: Fetch }): { port: number };
};

listening(Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: await load(process.argv[2]!) }).port);
