import { hostSuite } from "./host-suite.ts";

hostSuite("hono-node-server");
