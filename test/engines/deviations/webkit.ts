import type { Observation } from "../run-engine.ts";
import { asks, type Deviation, type Deviations, READ, READ_TEXT, sent } from "./deviation.ts";
import {
  cookiesThatComeBack,
  forgetsNothing,
  keepsForOneFrameOnly,
  keepsTheLastAnswerOnly,
  keptWildcardMeansNothingWithCredentials,
  maxAgesThatAreNotKept,
  wildcardAllowsAuthorization,
} from "./shared.ts";

const noStream: Partial<Observation> = { received: [], seen: ["NotSupportedError"] };
const keepsOrigin = (method: string): Partial<Observation> => ({
  received: [
    `${method} {page}/1 origin={page} content-type=text/plain;charset=UTF-8 body=text`,
    "GET {page}/2 origin={page}",
  ],
});

const redirects: Deviation[] = [
  {
    but: "the GET keeps Origin",
    rows: {
      "a redirect with status 301 turns POST into GET without a body": keepsOrigin("POST"),
      "a redirect with status 302 turns POST into GET without a body": keepsOrigin("POST"),
      "a redirect with status 303 turns POST into GET without a body": keepsOrigin("POST"),
      "a redirect with status 303 turns PUT into GET without a body": keepsOrigin("PUT"),
      "a redirect with status 303 turns CHICKEN into GET without a body": keepsOrigin("CHICKEN"),
    },
  },
  {
    but: "a request that began at the page's own origin and was led to another is led no further",
    rows: {
      "a redirect after one that sent null sends null as well": {
        received: ["GET {page}/1", "GET {api}/2 origin={page}"],
        seen: ["TypeError"],
      },
    },
  },
  {
    but: "the preflight does",
    rows: {
      "a redirect to another origin drops Authorization, and its preflight does not ask for it": {
        received: [
          asks("PUT", "authorization,x-a", "{api}/1"),
          "PUT {api}/1 origin={page} authorization=x x-a=1",
          asks("PUT", "authorization,x-a", "{third}/2", "null"),
          "PUT {third}/2 origin=null x-a=1",
        ],
      },
    },
  },
];

const headers: Deviation[] = [
  {
    but: "the preflight has it already",
    rows: {
      "User-Agent needs a preflight, though browsers set it themselves": {
        received: [`${asks("GET", "user-agent")} user-agent=x`, sent("GET", "user-agent=x")],
      },
    },
  },
  {
    but: "it needs none",
    rows: { "a Range in another unit than bytes needs a preflight": { received: [sent("GET", "range=Bytes=0-1")] } },
  },
  {
    but: "they are sent as other ones",
    rows: { "bytes above 0x7F need no preflight in Accept": { received: [sent("GET")] } },
  },
];

const rewrittenRequests: Deviation = {
  but: "a preflight is sent all the same",
  rows: {
    "a PUT that became a GET needs no preflight any more": {
      received: [
        asks("PUT", "", "{api}/1"),
        "PUT {api}/1 origin={page}",
        asks("GET", "", "{api}/2"),
        "GET {api}/2 origin={page}",
      ],
    },
    "a GET that lost Authorization needs no preflight any more": {
      received: ["GET {page}/1 authorization=x", asks("GET", "authorization", "{api}/2"), "GET {api}/2 origin={page}"],
    },
  },
};

const doesNotComeBack = (url: string): Partial<Observation> => ({
  received: [
    `POST ${url} origin={page} content-type=text/plain;charset=UTF-8`,
    `GET ${url} origin={page}`,
  ],
  seen: ["set", "no cookie"].map((body) => ({ ...READ_TEXT, url, body })),
});

const secureCookiesNeedTls: Deviation = {
  but: "it needs TLS",
  rows: {
    "a cookie with Secure of a name below localhost needs no TLS": doesNotComeBack("{third}/x"),
    "a cookie with Secure of 127.0.0.1 needs no TLS": doesNotComeBack("{api}/x"),
    "a cookie with Secure of localhost needs no TLS": doesNotComeBack("{near}/x"),
    "a cookie with the prefix __Secure- of localhost needs no TLS": doesNotComeBack("{near}/x"),
  },
};

export const webkit: Deviations = {
  seenIn: "2.50.6",
  deviations: [
    wildcardAllowsAuthorization,
    keptWildcardMeansNothingWithCredentials,
    {
      but: "it does, without asking for that",
      rows: {
        "a * that was kept does not stand for Authorization": {
          received: [asks("PUT", "x-a"), sent("PUT", "x-a=1"), sent("GET", "authorization=1")],
          seen: [READ, READ],
        },
      },
    },
    maxAgesThatAreNotKept("-1"),
    keepsForOneFrameOnly,
    keepsTheLastAnswerOnly,
    forgetsNothing,
    cookiesThatComeBack(
      "it is treated as any other",
      "a cookie without SameSite is kept from other sites",
      "a cookie with SameSite=None without Secure is not stored",
      "an unknown SameSite overrides an earlier one",
    ),
    secureCookiesNeedTls,
    ...redirects,
    ...headers,
    rewrittenRequests,
    {
      but: "no stream is a body",
      rows: {
        "a stream as a body is preflighted, whatever the method": noStream,
        "a stream as a body cannot be sent again by a redirect": noStream,
        "a stream as a body is dropped by a redirect with status 303": noStream,
      },
    },
  ],
};
