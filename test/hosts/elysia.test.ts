import { hostSuite } from "./host-suite.ts";
import { outsideOfGroup } from "./outside-of-group.ts";

hostSuite("elysia");
hostSuite("elysia", { start: "start:group", also: outsideOfGroup });
hostSuite("elysia", { start: "start:bun" });
hostSuite("elysia", { start: "start:bun-group", also: outsideOfGroup });
hostSuite("elysia", { start: "start:bun-serve" });
