import { hostSuite } from "./host-suite.ts";

hostSuite("srvx");
hostSuite("srvx", { start: "start:serve" });
