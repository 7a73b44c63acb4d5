import { hostSuite } from "./host-suite.ts";
import { outsideOfGroup } from "./outside-of-group.ts";

hostSuite("h3");
hostSuite("h3", { start: "start:group", also: outsideOfGroup });
hostSuite("h3", { start: "start:bun" });
hostSuite("h3", { start: "start:bun-group", also: outsideOfGroup });
