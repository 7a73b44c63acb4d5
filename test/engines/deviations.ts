import type { Testimony } from "./testify.ts";

/** Where an engine does not as the standard says. It is asserted like the rest, so that we hear when that ends. */
export interface Deviations {
  /** The engine it was seen in. */
  readonly version: string;
  readonly deviations: readonly Deviation[];
}

export interface Deviation {
  /** Goes on after the name of a row. */
  readonly but: string;
  /** By the names of rows: what differs from the testimony of our browser. */
  readonly rows: Readonly<Record<string, Partial<Testimony>>>;
}

const SHARED = { type: "cors", status: 200, url: "{api}/x", redirected: false, headers: [], body: "secret" } as const;
const TEXT = "content-type=text/plain;charset=UTF-8 body=text";

const authorized = [
  "OPTIONS {api}/x origin={page} access-control-request-method=GET access-control-request-headers=authorization",
  "GET {api}/x origin={page} authorization=Bearer x",
];

const wildcardCoversAuthorization: Deviation = {
  but: "here it does",
  rows: {
    "Access-Control-Allow-Headers: * does not allow Authorization": { received: authorized, seen: [SHARED] },
    "allowedHeaders * does not allow Authorization": {
      received: authorized,
      seen: [{ ...SHARED, headers: [["content-type", "text/plain"]] }],
    },
  },
};

const askForPut = (url: string, origin: string, names: string) =>
  `OPTIONS ${url} origin=${origin} access-control-request-method=PUT access-control-request-headers=${names}`;

const chromium: Deviation[] = [
  wildcardCoversAuthorization,
  {
    but: "here it is not followed",
    rows: {
      "a redirect with credentials in a URL of the page's origin is followed without sending them": {
        received: ["GET {page}/1"],
        seen: ["TypeError"],
      },
    },
  },
];

const streamAsText = (method: string, url: string) =>
  `${method} ${url} origin={page} content-type=text/plain;charset=UTF-8 body=[object ReadableStream]`;

const firefox: Deviation[] = [
  wildcardCoversAuthorization,
  {
    but: "a name that comes twice is asked for twice",
    rows: {
      "X-B: 1 and x-a: 2 and X-b: 3 need leave for x-a,x-b": {
        received: [
          "OPTIONS {api}/x origin={page} access-control-request-method=POST access-control-request-headers=x-a,x-b,x-b",
          "POST {api}/x origin={page} x-a=2 x-b=1, 3",
        ],
      },
    },
  },
  {
    but: "the preflight itself has Cache-Control",
    rows: {
      'If-None-Match: "x" and Cache-Control: no-cache need leave for cache-control,if-none-match': {
        received: [
          "OPTIONS {api}/x origin={page} access-control-request-method=POST " +
          "access-control-request-headers=cache-control,if-none-match cache-control=no-cache",
          'POST {api}/x origin={page} if-none-match="x" cache-control=no-cache',
        ],
      },
    },
  },
  {
    but: "the preflight after a redirect to a third origin tells the page's origin",
    rows: {
      "a redirect is preflighted anew at each URL of another origin": {
        received: [
          askForPut("{api}/1", "{page}", "x-a"),
          "PUT {api}/1 origin={page} x-a=1",
          askForPut("{api}/2", "{page}", "x-a"),
          "PUT {api}/2 origin={page} x-a=1",
          askForPut("{third}/3", "{page}", "x-a"),
          "PUT {third}/3 origin=null x-a=1",
        ],
      },
      "a redirect to another origin loses Authorization, and does not ask for it": {
        received: [
          askForPut("{api}/1", "{page}", "authorization,x-a"),
          "PUT {api}/1 origin={page} authorization=x x-a=1",
          askForPut("{third}/2", "{page}", "x-a"),
          "PUT {third}/2 origin=null x-a=1",
        ],
      },
    },
  },
  {
    but: "here a stream is no body: its name is sent as a text",
    rows: {
      "a stream as a body is preflighted, whatever the method": { received: [streamAsText("POST", "{api}/1")] },
      "a stream as a body cannot be sent again by a redirect": {
        received: [streamAsText("POST", "{page}/1"), streamAsText("POST", "{page}/2")],
        seen: [{ ...SHARED, type: "basic", status: 404, url: "{page}/2", redirected: true }],
      },
      "a stream as a body is forgotten by a redirect with status 303": {
        received: [streamAsText("POST", "{page}/1"), "GET {page}/2"],
      },
    },
  },
];

const noStream: Partial<Testimony> = { received: [], seen: ["NotSupportedError"] };
const keepsOrigin = (method: string): Partial<Testimony> => ({
  received: [`${method} {page}/1 origin={page} ${TEXT}`, "GET {page}/2 origin={page}"],
});

const webkit: Deviation[] = [
  wildcardCoversAuthorization,
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
    but: "from the page's own origin over another one to a third is no way here",
    rows: {
      "a redirect that once told null does not stop telling it": {
        received: ["GET {page}/1", "GET {api}/2 origin={page}"],
        seen: ["TypeError"],
      },
    },
  },
  {
    but: "the preflight does",
    rows: {
      "a redirect to another origin loses Authorization, and does not ask for it": {
        received: [
          askForPut("{api}/1", "{page}", "authorization,x-a"),
          "PUT {api}/1 origin={page} authorization=x x-a=1",
          askForPut("{third}/2", "null", "authorization,x-a"),
          "PUT {third}/2 origin=null x-a=1",
        ],
      },
    },
  },
  {
    but: "here no stream is a body",
    rows: {
      "a stream as a body is preflighted, whatever the method": noStream,
      "a stream as a body cannot be sent again by a redirect": noStream,
      "a stream as a body is forgotten by a redirect with status 303": noStream,
    },
  },
];

export const deviationsOf: Readonly<Record<string, Deviations>> = {
  Chromium: { version: "156.0.8078.108", deviations: chromium },
  Firefox: { version: "153.7.0", deviations: firefox },
  WebKitGTK: { version: "2.50.6", deviations: webkit },
};
