import process from "node:process";
import { load } from "../subjects/load.ts";
import { listening } from "./control.ts";

const subject = await load(process.argv[2]!);

Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: ({ port }) => listening(port) }, subject);
