import { hostSuite } from "./host-suite.ts";

hostSuite("node");
