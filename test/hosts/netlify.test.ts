import { hostSuite } from "./host-suite.ts";
import { absent } from "./otherwise.ts";

const reason =
  "Netlify's emulator does not tell the function that a page hung up: the stream goes on, and `request.signal` is not aborted.";

hostSuite("netlify", {
  heavy: true,
  exceptions: {
    ...absent(
      "Netlify's emulator loses modules of the function while it answers several requests at once, with or without CORS.",
      "a response that is sent to several origins at once",
    ),
    "a stream whose reader hangs up is cancelled": { reason },
    "a request that is aborted reaches the handler's signal": { reason },
  },
});
