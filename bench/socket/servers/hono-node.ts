import process from "node:process";
import { serve } from "@hono/node-server";
import { load } from "../subjects/load.ts";
import { listening } from "./control.ts";

const subject = await load(process.argv[2]!);

serve({ fetch: subject, hostname: "127.0.0.1", port: 0 }, ({ port }) => listening(port));
