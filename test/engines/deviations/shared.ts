import type { Observation } from "../run-engine.ts";
import { asks, type Deviation, READ, READ_TEXT, sent } from "./deviation.ts";

const authorized = [asks("GET", "authorization"), sent("GET", "authorization=Bearer x")];

/** Engines that let `*` stand for Authorization, too. */
export const wildcardAllowsAuthorization: Deviation = {
  but: "it does",
  rows: {
    "Access-Control-Allow-Headers: * does not allow Authorization": { received: authorized, seen: [READ] },
    "allowedHeaders * does not allow Authorization": {
      received: authorized,
      seen: [{ ...READ, headers: [["content-type", "text/plain"]] }],
    },
  },
};

export const keptWildcardAllowsAuthorizationAfterAsking: Deviation = {
  but: "it does once that is asked for",
  rows: {
    "a * that was kept does not stand for Authorization": {
      received: [
        asks("PUT", "x-a"),
        sent("PUT", "x-a=1"),
        asks("GET", "authorization"),
        sent("GET", "authorization=1"),
      ],
      seen: [READ, READ],
    },
  },
};

/** The standard looks for a kept `*` whatever the credentials, so that what no preflight allows is let through by the cache. */
export const keptWildcardMeansNothingWithCredentials: Deviation = {
  but: "it does not",
  rows: {
    "with credentials a * among the methods allows nothing, but once kept it stands for any": {
      received: [asks("PUT", ""), sent("PUT"), asks("DELETE", "")],
      seen: [READ, "TypeError"],
    },
    "with credentials a * among the headers allows nothing, but once kept it stands for any": {
      received: [asks("PUT", "x-a"), sent("PUT", "x-a=1"), asks("PUT", "x-b")],
      seen: [READ, "TypeError"],
    },
  },
};

const notKept: Partial<Observation> = { received: [asks("PUT", ""), sent("PUT"), asks("PUT", ""), sent("PUT")] };

/** Values of Access-Control-Max-Age that are no number of seconds: the standard takes five then. */
export function maxAgesThatAreNotKept(...values: string[]): Deviation {
  return {
    but: "it is not",
    rows: Object.fromEntries(
      values.map((value) => [`an answer with Access-Control-Max-Age: ${value} is kept`, notKept]),
    ),
  };
}

/** Engines that keep what one preflight allowed for each URL, where the standard keeps an entry for each name. */
export const keepsTheLastAnswerOnly: Deviation = {
  but: "a second answer replaces the first",
  rows: {
    "with credentials any header is asked for anew, and a known one is not": {
      received: ["x-a", "x-b", "x-a"].flatMap((name) => [asks("PUT", name), sent("PUT", `${name}=1`)]),
    },
  },
};

export const forgetsNothing: Deviation = {
  but: "it is not forgotten",
  rows: {
    "what was kept is forgotten when a response is refused": {
      received: [asks("PUT", ""), sent("PUT"), sent("PUT"), sent("PUT")],
    },
  },
};

/** Engines that tell one opaque origin from the other, which the standard's key for an entry, `null`, does not. */
export const keepsForOneFrameOnly: Deviation = {
  but: "it does not",
  rows: {
    "what one sandboxed frame was allowed holds for any other": {
      received: [1, 2].flatMap(() => [asks("PUT", "", "{api}/x", "null"), "PUT {api}/x origin=null"]),
    },
  },
};

const comesBack = (url: string): Partial<Observation> => ({
  received: [
    `POST ${url} origin={page} content-type=text/plain;charset=UTF-8`,
    `GET ${url} origin={page} cookie=a=1`,
  ],
  seen: ["set", "a=1"].map((body) => ({ ...READ_TEXT, url, body })),
});

/** A cookie that the standard keeps from other sites comes back all the same. */
export function cookiesThatComeBack(but: string, ...names: string[]): Deviation {
  return { but, rows: Object.fromEntries(names.map((name) => [name, comesBack("{api}/x")])) };
}
