import type { Scenario, ScenarioFetch } from "../browser/scenarios.ts";
import { NO_REQUEST } from "./rows.ts";

/** More of what pages may ask for, where engines are known to differ. The servers allow everything. */
const ALLOW = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "PUT",
  "access-control-allow-headers":
    "accept,dpr,device-memory,downlink,ect,range,rtt,save-data,sec-x,user-agent,viewport-width,width,x-a",
};

/** Headers of a GET, and what its preflight asks for: null where none is sent. */
const HEADERS: [name: string, headers: [string, string][], asked: string | null][] = [
  ["User-Agent needs a preflight, though browsers set it themselves", [["User-Agent", "x"]], "user-agent"],
  [
    "client hints need a preflight",
    [["DPR", "1"], ["Width", "1"], ["Viewport-Width", "1"]],
    "dpr,viewport-width,width",
  ],
  ["Device-Memory needs a preflight", [["Device-Memory", "1"]], "device-memory"],
  ["the network's figures need a preflight", [["Downlink", "1"], ["RTT", "1"], ["ECT", "4g"]], "downlink,ect,rtt"],
  ["Save-Data needs a preflight", [["Save-Data", "on"]], "save-data"],
  ["a Range in another unit than bytes needs a preflight", [["Range", "Bytes=0-1"]], "range"],
  ["a Range without an end needs no preflight", [["Range", "bytes=1-"]], null],
  ["bytes above 0x7F need no preflight in Accept", [["Accept", "\u00e9"]], null],
  ["a tab needs no preflight in Accept", [["Accept", "a\tb"]], null],
  ["an empty value needs no preflight in Accept", [["Accept", ""]], null],
];

const headers = HEADERS.map(([name, fields, asked]): Scenario => ({
  name,
  fetch: { url: "{api}/x", headers: fields },
  answers: { "OPTIONS {api}/x": { headers: ALLOW }, "GET {api}/x": { headers: ALLOW } },
  received: [
    ...asked === null ? [] : [
      `OPTIONS {api}/x origin={page} access-control-request-method=GET access-control-request-headers=${asked}`,
    ],
    "GET {api}/x origin={page}",
  ],
  outcome: { type: "cors", status: 200, url: "{api}/x", body: "secret" },
}));

const redirects: Scenario[] = [
  {
    name: "a PUT that became a GET needs no preflight any more",
    fetch: { url: "{api}/1", method: "PUT" },
    answers: {
      "OPTIONS {api}/1": { headers: ALLOW },
      "PUT {api}/1": { status: 303, headers: { ...ALLOW, location: "{api}/2" } },
      "OPTIONS {api}/2": { headers: ALLOW },
      "GET {api}/2": { headers: ALLOW },
    },
    received: [
      "OPTIONS {api}/1 origin={page} access-control-request-method=PUT",
      "PUT {api}/1 origin={page}",
      "GET {api}/2 origin={page}",
    ],
    outcome: { type: "cors", status: 200, url: "{api}/2", body: "secret", redirected: true },
  },
  {
    name: "a GET that lost Authorization needs no preflight any more",
    fetch: { url: "{page}/1", headers: [["Authorization", "x"]] },
    answers: {
      "GET {page}/1": { status: 307, headers: { location: "{api}/2" } },
      "OPTIONS {api}/2": { headers: { ...ALLOW, "access-control-allow-headers": "authorization" } },
      "GET {api}/2": { headers: ALLOW },
    },
    received: ["GET {page}/1 authorization=x", "GET {api}/2 origin={page}"],
    outcome: { type: "cors", status: 200, url: "{api}/2", body: "secret", redirected: true },
  },
];

/** What no page can fetch. */
const MISTAKES: [string, ScenarioFetch][] = [
  ["the method TRACE", { url: "{api}/x", method: "TRACE" }],
  ["the method connect", { url: "{api}/x", method: "connect" }],
  ["the method Track", { url: "{api}/x", method: "Track" }],
  ["a method with a space", { url: "{api}/x", method: "A B" }],
  ["a header name with a space", { url: "{api}/x", headers: [["X A", "1"]] }],
  ["a header value with a line break", { url: "{api}/x", headers: [["X-A", "1\n2"]] }],
  ["a header value that is no byte string", { url: "{api}/x", headers: [["X-A", "\u2713"]] }],
  ["a GET with a body", { url: "{api}/x", body: "text" }],
  ["a HEAD with a body", { url: "{api}/x", method: "HEAD", body: "text" }],
  ["a URL with credentials", { url: "{page@}/x" }],
  ["a no-cors request with PUT", { url: "{api}/x", mode: "no-cors", method: "PUT" }],
  ["the mode navigate", { url: "{api}/x", mode: "navigate" }],
];

const mistakes = MISTAKES.map(([what, fetch]): Scenario => ({
  name: `${what} is refused before anything is sent`,
  fetch,
  answers: {},
  received: [],
  outcome: NO_REQUEST,
}));

export const requestScenarios: readonly Scenario[] = [...headers, ...redirects, ...mistakes];
