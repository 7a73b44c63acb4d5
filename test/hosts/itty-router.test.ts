import { hostSuite } from "./host-suite.ts";
import { outsideOfGroup } from "./outside-of-group.ts";

hostSuite("itty-router");
hostSuite("itty-router", { start: "start:group", also: outsideOfGroup });
hostSuite("itty-router", { start: "start:bun" });
hostSuite("itty-router", { start: "start:bun-group", also: outsideOfGroup });
