import { hostSuite } from "./host-suite.ts";
import { outsideOfGroup } from "./outside-of-group.ts";

hostSuite("hono");
hostSuite("hono", { start: "start:group", also: outsideOfGroup });
hostSuite("hono", { start: "start:bun" });
hostSuite("hono", { start: "start:bun-group", also: outsideOfGroup });
