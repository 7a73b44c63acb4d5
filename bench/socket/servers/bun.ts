import process from "node:process";
import { load } from "../subjects/load.ts";
import { listening } from "./control.ts";

listening(Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: await load(process.argv[2]!) }).port);
