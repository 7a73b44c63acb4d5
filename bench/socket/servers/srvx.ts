import process from "node:process";
import { serve } from "srvx";
import { load } from "../subjects/load.ts";
import { listening } from "./control.ts";

const server = serve({ fetch: await load(process.argv[2]!), hostname: "127.0.0.1", port: 0, silent: true });
await server.ready();
listening(Number(new URL(server.url!).port));
