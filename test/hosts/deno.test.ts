import { hostSuite } from "./host-suite.ts";

hostSuite("deno");
hostSuite("deno", { start: "start:listen" });
