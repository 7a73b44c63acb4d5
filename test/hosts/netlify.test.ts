import { hostSuite } from "./host-suite.ts";

const reason =
  "Netlify's emulator does not tell the function that a page hung up: the stream goes on, and `request.signal` is not aborted.";

hostSuite("netlify", {
  heavy: true,
  exceptions: {
    "a stream whose reader hangs up is cancelled": { reason },
    "a request that is aborted reaches the handler's signal": { reason },
  },
});
