import process from "node:process";
import { node } from "@elysiajs/node";
import { Elysia } from "elysia";
import { group } from "./group.ts";

new Elysia({ adapter: node() }).use(group).listen(process.env["PORT"] ?? 3000);
