import { createServer } from "node:http";
import process from "node:process";
import { createServerAdapter } from "@whatwg-node/server";
import { withCors } from "withcors";
import { api, policy } from "../api.ts";

createServer(createServerAdapter(withCors(api, policy))).listen(process.env["PORT"] ?? 3000);
