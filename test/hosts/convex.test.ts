import { hostSuite } from "./host-suite.ts";
import { absent } from "./otherwise.ts";

hostSuite("convex", {
  exceptions: {
    ...absent(
      "The mock gives every request the URL of a deployment, so that the example cannot send a request to itself.",
      "what fetch() returned",
    ),
    "a request that is aborted reaches the handler's signal": {
      reason: "The mock does not tell an action that a page hung up.",
    },
  },
});
