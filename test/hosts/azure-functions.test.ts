import { hostSuite } from "./host-suite.ts";

hostSuite("azure-functions", {
  exceptions: {
    "a request that is aborted reaches the handler's signal": {
      reason: "Azure does not tell a function that a page hung up: an `HttpRequest` has no signal.",
    },
  },
});
