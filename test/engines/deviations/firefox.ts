import { asks, type Deviation, type Deviations, READ, sent } from "./deviation.ts";
import {
  cookiesThatComeBack,
  keptWildcardAllowsAuthorizationAfterAsking,
  keptWildcardMeansNothingWithCredentials,
  maxAgesThatAreNotKept,
  wildcardAllowsAuthorization,
} from "./shared.ts";

const stream = (url: string) =>
  `POST ${url} origin={page} content-type=text/plain;charset=UTF-8 body=[object ReadableStream]`;

const preflights: Deviation[] = [
  {
    but: "a name that comes twice is asked for twice",
    rows: {
      "X-B: 1 and x-a: 2 and X-b: 3 need a preflight for x-a,x-b": {
        received: [asks("POST", "x-a,x-b,x-b"), sent("POST", "x-a=2", "x-b=1, 3")],
      },
    },
  },
  {
    but: "the preflight itself has Cache-Control",
    rows: {
      'If-None-Match: "x" and Cache-Control: no-cache need a preflight for cache-control,if-none-match': {
        received: [
          `${asks("POST", "cache-control,if-none-match")} cache-control=no-cache`,
          sent("POST", 'if-none-match="x"', "cache-control=no-cache"),
        ],
      },
    },
  },
  {
    but: "the preflight after a redirect to a third origin tells the page's origin",
    rows: {
      "a redirect is preflighted anew at each URL of another origin": {
        received: [
          asks("PUT", "x-a", "{api}/1"),
          "PUT {api}/1 origin={page} x-a=1",
          asks("PUT", "x-a", "{api}/2"),
          "PUT {api}/2 origin={page} x-a=1",
          asks("PUT", "x-a", "{third}/3"),
          "PUT {third}/3 origin=null x-a=1",
        ],
      },
      "a redirect to another origin drops Authorization, and its preflight does not ask for it": {
        received: [
          asks("PUT", "authorization,x-a", "{api}/1"),
          "PUT {api}/1 origin={page} authorization=x x-a=1",
          asks("PUT", "x-a", "{third}/2"),
          "PUT {third}/2 origin=null x-a=1",
        ],
      },
    },
  },
  {
    but: "a * is not kept: each name is asked for itself",
    rows: {
      "one preflight is enough for any header, Authorization included": {
        received: [
          asks("PUT", "x-a"),
          sent("PUT", "x-a=1"),
          asks("PUT", "x-b"),
          sent("PUT", "x-b=1"),
          sent("GET", "authorization=1"),
        ],
      },
      "one preflight is enough for any method": {
        received: [asks("PUT", ""), sent("PUT"), asks("LINK", ""), sent("LINK")],
      },
    },
  },
  {
    but: "it is asked for again",
    rows: {
      "what was allowed with credentials holds without them": {
        received: [asks("PUT", ""), sent("PUT"), asks("PUT", ""), sent("PUT")],
      },
    },
  },
];

const headers: Deviation = {
  but: "they do",
  rows: {
    "bytes above 0x7F need no preflight in Accept": { received: [asks("GET", "accept"), sent("GET", "accept=\u00e9")] },
  },
};

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
      received: ["GET {page}/1 authorization=x", asks("GET", "", "{api}/2"), "GET {api}/2 origin={page}"],
    },
  },
};

const streams: Deviation = {
  but: "a stream is no body: its name is sent as a text",
  rows: {
    "a stream as a body is preflighted, whatever the method": { received: [stream("{api}/1")] },
    "a stream as a body cannot be sent again by a redirect": {
      received: [stream("{page}/1"), stream("{page}/2")],
      seen: [{ ...READ, type: "basic", status: 404, url: "{page}/2", redirected: true }],
    },
    "a stream as a body is dropped by a redirect with status 303": {
      received: [stream("{page}/1"), "GET {page}/2"],
    },
  },
};

export const firefox: Deviations = {
  seenIn: "153.7.0",
  deviations: [
    wildcardAllowsAuthorization,
    keptWildcardAllowsAuthorizationAfterAsking,
    keptWildcardMeansNothingWithCredentials,
    maxAgesThatAreNotKept("-1", "+600", "600.5", "600, 600", "abc"),
    cookiesThatComeBack(
      "it comes back, in a store for each site of pages",
      "a cookie without SameSite is kept from other sites",
      "an unknown SameSite overrides an earlier one",
    ),
    ...preflights,
    headers,
    rewrittenRequests,
    streams,
  ],
};
