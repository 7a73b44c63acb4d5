import { createServer } from "node:http";
import process from "node:process";
import { createServerAdapter } from "@whatwg-node/server";
import app from "./app.ts";

createServer(createServerAdapter(app.fetch)).listen(process.env["PORT"] ?? 3000);
