import type { Deviations } from "./deviation.ts";
import {
  forgetsNothing,
  keepsTheLastAnswerOnly,
  keptWildcardAllowsAuthorizationAfterAsking,
  keptWildcardMeansNothingWithCredentials,
  maxAgesThatAreNotKept,
  wildcardAllowsAuthorization,
} from "./shared.ts";

export const chromium: Deviations = {
  seenIn: "156.0.8078.108",
  deviations: [
    wildcardAllowsAuthorization,
    keptWildcardAllowsAuthorizationAfterAsking,
    keptWildcardMeansNothingWithCredentials,
    maxAgesThatAreNotKept("-1"),
    keepsTheLastAnswerOnly,
    forgetsNothing,
    {
      but: "it is not followed",
      rows: {
        "a redirect with credentials in a URL of the page's origin is followed without sending them": {
          received: ["GET {page}/1"],
          seen: ["TypeError"],
        },
      },
    },
  ],
};
