import { hostSuite } from "./host-suite.ts";
import { otherwise } from "./otherwise.ts";

hostSuite("effect", {
  exceptions: otherwise(
    "Effect answers a defect and an unhandled error itself, with an empty 500, so `onError` is not called.",
    {
      error: [{}, { body: "" }],
    },
  ),
});
