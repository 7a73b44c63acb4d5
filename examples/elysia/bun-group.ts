import process from "node:process";
import { group } from "./group.ts";

group.listen(process.env["PORT"] ?? 3000);
