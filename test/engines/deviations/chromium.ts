import { asks, type Deviation, type Deviations, sent } from "./deviation.ts";
import {
  forgetsNothing,
  keepsForOneFrameOnly,
  keepsTheLastAnswerOnly,
  keptWildcardAllowsAuthorizationAfterAsking,
  keptWildcardMeansNothingWithCredentials,
  maxAgesThatAreNotKept,
  wildcardAllowsAuthorization,
} from "./shared.ts";

const headers: Deviation[] = [
  {
    but: "it is dropped",
    rows: { "User-Agent needs a preflight, though browsers set it themselves": { received: [sent("GET")] } },
  },
  {
    but: "they need none",
    rows: {
      "client hints need a preflight": { received: [sent("GET", "dpr=1", "width=1", "viewport-width=1")] },
      "the network's figures need a preflight": { received: [sent("GET", "downlink=1", "rtt=1", "ect=4g")] },
    },
  },
  {
    but: "it needs none",
    rows: {
      "Device-Memory needs a preflight": { received: [sent("GET", "device-memory=1")] },
      "Save-Data needs a preflight": { received: [sent("GET", "save-data=on")] },
    },
  },
  {
    but: "what is sent then is rewritten",
    rows: { "a Range in another unit than bytes needs a preflight": { received: [asks("GET", "range"), sent("GET")] } },
  },
];

export const chromium: Deviations = {
  seenIn: "156.0.8078.108",
  deviations: [
    wildcardAllowsAuthorization,
    keptWildcardAllowsAuthorizationAfterAsking,
    keptWildcardMeansNothingWithCredentials,
    maxAgesThatAreNotKept("-1"),
    keepsForOneFrameOnly,
    keepsTheLastAnswerOnly,
    forgetsNothing,
    ...headers,
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
