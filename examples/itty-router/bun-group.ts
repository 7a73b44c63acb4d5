import process from "node:process";
import app from "./group.ts";

export default { port: process.env["PORT"] ?? 3000, fetch: app.fetch };
