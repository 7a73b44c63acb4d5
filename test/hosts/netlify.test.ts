import { hostSuite } from "./host-suite.ts";

hostSuite("netlify", { heavy: true });
