import {
  hostOf,
  isHttpScheme,
  isLoopbackHost,
  isPlainOrigin,
  isTupleOrigin,
  schemeOf,
} from "../../standard/origins.ts";
import { isPrivateDomain, isWellKnownPublicSuffix } from "../../standard/public-suffixes.ts";
import { isIpAddress } from "../../standard/sites.ts";
import { parseUrl } from "../../standard/urls.ts";
import type { SharedCorsOptions } from "../options/options.ts";

const UNSET =
  /(?:^|\/)(?:undefined|null)(?::|$)|\/undefined\.[^.]+\.|:(?:undefined|NaN)$|:\/\/(?::|$)|\$[A-Z{(]|\{\{|<|%[A-Z]/;

const PARTS =
  /^(?:(h*t+p+s*|wss?|ftp)(?:[:;]\/*|\/+)|([a-z][a-z0-9+.-]*):\/\/+|[:/]*)(?:[^/?#]*@)?(\*?\.)?([^/?#]*?)(:\*)?(?:[/?#].*)?$/is;

/** The parts of what may be an origin or a pattern, in lower case. */
export interface OriginParts {
  readonly scheme: string;
  /** `*.` or nothing. */
  readonly wildcard: string;
  /** The host, and the port if it is not `*`. May hold `*`. */
  readonly authority: string;
  /** `:*` or nothing. */
  readonly anyPort: string;
}

/**
 * Takes apart what may be meant as an origin or a pattern: with a path, without a scheme, with the scheme of a WebSocket.
 * Without a scheme, it is the one that such a host most likely has; with credentials, http is for loopback hosts only.
 */
export function splitOrigin(value: string, credentials: boolean): OriginParts {
  const [, web = "", custom, wildcard = "", given = "", anyPort = ""] = PARTS.exec(value.toLowerCase())!;
  const authority = /^\d+$/.test(given) && web === "" ? `localhost:${given}` : given.replace(/\.{2,}/g, ".");
  const host = hostOf(`http://${authority}`);
  const isLocal = isLoopbackHost(host) ||
    !credentials && (isIpAddress(host) || isPrivateDomain(host) || !host.includes("."));
  const isHttp = web === "" ? isLocal : /[^f]tp$|ws$/.test(web);
  return { scheme: custom ?? (isHttp ? "http" : "https"), wildcard: wildcard && "*.", authority, anyPort };
}

/**
 * The origin or the pattern that a string means, as browsers write it; null where there is none. A string is well-formed if
 * it means itself.
 *
 * @see https://fetch.spec.whatwg.org/#origin-header
 */
export function normalizeOrigin({ scheme, wildcard, authority, anyPort }: OriginParts): string | null {
  // URL takes the origin of an extension or a native shell for opaque.
  const isWeb = /^https?$/.test(scheme);
  const url = parseUrl(`${scheme}://${authority}`) ?? parseUrl(`${scheme}://${authority.replace(/:[^\]]*$/, "")}`);
  const origin = isWeb ? url?.origin ?? "" : `${scheme}://${authority}`;
  const host = hostOf(origin);
  if (!isTupleOrigin(origin)) return null;
  if (wildcard !== "" && (isIpAddress(host) || (isWeb && !host.includes(".") && !isPrivateDomain(host)))) return null;
  return origin.replace("://", `://${wildcard}`) + anyPort;
}

/** Whether a string is an origin or a pattern as browsers write it, and was not made of unset variables. */
export function isWellFormed(value: string): boolean {
  if (value.length >= 400 || isUnset(value)) return false;
  return isPlainOrigin(value) || normalizeOrigin(splitOrigin(value, false)) === value;
}

/** Whether a string is a template whose variable is not set, or that nobody has filled in. */
export function isUnset(value: string): boolean {
  return UNSET.test(value);
}

/** A risk of an origin or a pattern with credentials. */
export type Risk = readonly [code: "insecure-origin" | "public-suffix", predicate: string];

/** With credentials, whoever can serve a page from an allowed origin acts as its visitor. */
export function findRisks(value: string, isPublicSuffix: SharedCorsOptions["isPublicSuffix"]): readonly Risk[] {
  const domain = hostOf(value).replace("*.", "");
  const risks: Risk[] = [];
  if (!isHttpScheme(schemeOf(value)) || isLoopbackHost(domain)) return risks;
  if (
    value.includes("*.") && !isPrivateDomain(domain) && (isWellKnownPublicSuffix(domain) || isPublicSuffix?.(domain))
  ) {
    risks.push(["public-suffix", `covers the public suffix "${domain}", where anyone can register`]);
  }
  if (value.startsWith("http:")) risks.push(["insecure-origin", "can be impersonated by anyone on the network"]);
  return risks;
}
