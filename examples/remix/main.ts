import { createServer } from "node:http";
import process from "node:process";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { router } from "./router.ts";

createServer(createRequestListener((request) => router.fetch(request))).listen(process.env["PORT"] ?? 3000);
