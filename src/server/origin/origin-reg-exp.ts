import { hostOf, isHttpScheme, isLoopbackHost, isTupleOrigin, schemeOf } from "../../standard/origins.ts";
import { isPrivateDomain, isRegistrySuffix, isWellKnownPublicSuffix } from "../../standard/public-suffixes.ts";
import type { CorsOptionsCode } from "../options/errors.ts";
import type { SharedCorsOptions } from "../options/options.ts";
import { type Filling, samplesOf } from "./reg-exp-samples.ts";

/** The other options that matter for a rule of the `origin` option. */
export interface OriginContext {
  readonly credentials: boolean;
  readonly enforce: boolean;
  readonly isPublicSuffix: SharedCorsOptions["isPublicSuffix"];
}

/** What is wrong with a RegExp. */
export type Fault = readonly [code: CorsOptionsCode, predicate: string];

type Test = (text: string) => boolean;

/** Origins that are made from a RegExp alike but for its wildcards; null where it does not match what was made. */
type Alike = readonly (string | null)[];

// The difference of two origins that are made with these is what the RegExp leaves open. In the first, a bare dot is the dot
// that its author most likely meant.
const FILLINGS: readonly Filling[] = [
  { word: "app", characters: ".a1-_/:" },
  { word: "evil", characters: "z7-_./:" },
];

const STRANGERS = "evil.com q.com attacker.net x.io a1-b2.org www.stranger.dev y.app evil.co.uk 203.0.113.7".split(" ");

/**
 * Finds out whether a RegExp, which has neither `g` nor `y`, allows more than its author most likely meant: it is tested with
 * origins that are made from its own source, and with strangers.
 */
export function findRegExpFaults(regExp: RegExp, { credentials, isPublicSuffix }: OriginContext): Fault[] {
  const longest = findLongest(regExp.source);
  const test: Test = (text) => text.length <= longest && regExp.test(text);
  const samples = FILLINGS.map((filling) => samplesOf(regExp, filling));
  const alikes = samples[0]!.map((_, index): Alike =>
    FILLINGS.map(({ word }, filling) => toOrigin(samples[filling]![index]!, word, test))
  );
  const origins = alikes.flat().filter((origin) => origin !== null);
  const sample = samples.flat().find(test);
  if (origins.length === 0 && longest === 300 && sample !== undefined) {
    return [[sample.includes("://") ? "not-an-origin-pattern" : "unanchored-regexp", MATCHES_NOTHING]];
  }
  const faults: Fault[] = [];
  let lookAlikes: readonly string[] = [];
  if (!isAnchored(regExp, origins)) faults.push(["unanchored-regexp", "lacks ^ and $ around each alternative"]);
  else lookAlikes = (origins.length > 0 ? origins : literalsOf(regExp.source)).flatMap(lookAlikesOf);
  const intruder = findLookAlike(alikes) ?? lookAlikes.find(test) ?? findStranger(origins, test);
  const suffix = credentials ? findOpenSuffix(alikes, isPublicSuffix) : undefined;
  if (intruder !== undefined) faults.push(["permissive-regexp", `also matches "${intruder}"`]);
  else if (suffix !== undefined) faults.push(["public-suffix", `matches any name below the public suffix "${suffix}"`]);
  // Where the RegExp leaves the scheme out, `unanchored-regexp` has been reported for it.
  const insecure = credentials
    ? findInsecure(origins.filter((origin) => samples.flat().join(" ").toLowerCase().includes(origin)), test)
    : undefined;
  if (insecure !== undefined) faults.push(["insecure-origin", `matches "${insecure}"`]);
  return faults;
}

const MATCHES_NOTHING = "matches no origin, which has a scheme, a host in lower case, and no path";

/** Makes an origin of a sample, which may be a part of one, if the RegExp matches it. */
function toOrigin(sample: string, word: string, test: Test): string | null {
  const text = sample.toLowerCase();
  const candidates = [text, `https://${text}`, `https://${word}${text}`, `${text}${word}.com`];
  return candidates.find((candidate) => isTupleOrigin(candidate) && test(candidate)) ?? null;
}

/** RegExps of another realm are RegExps, too. */
export function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === "[object RegExp]";
}

/** Whether text before and after an origin, on other lines, makes a difference. */
function isAnchored(regExp: RegExp, origins: readonly string[]): boolean {
  if (origins.length === 0) return /^\W*\^/.test(regExp.source) && /\$\)*$/.test(regExp.source);
  return !origins.some((origin) => regExp.test(`${MORE}\n${origin}`) || regExp.test(`${origin}\n${MORE}`));
}

// No class that a host is written with has all of these.
const MORE = "/@.:?#-_a1 ";

/** The hosts that a source spells out, as origins. */
function literalsOf(source: string): readonly string[] {
  const hosts = source.replaceAll("\\", "").match(/[a-z\d-]+(?:\.[a-z\d-]+)+/gi) ?? [];
  return hosts.map((host) => `https://${host}`);
}

/** Origins with something before and behind their hosts that are not below their domains. */
function lookAlikesOf(origin: string): readonly string[] {
  return [origin.replace("://", "://evil"), origin.replace(hostOf(origin), "$&.evil.com")]
    .filter((lookAlike) => domainOf(lookAlike) !== domainOf(origin));
}

/** An origin whose domain somebody else can register. */
function findLookAlike(alikes: readonly Alike[]): string | undefined {
  for (const alike of alikes) {
    const origins = alike.filter((origin) => origin !== null);
    if (new Set(origins.map((origin) => domainOf(origin))).size > 1) return origins[1];
  }
  return undefined;
}

/** The domain that the owner of an origin has registered, or null for origins that nobody can register. */
function domainOf(origin: string): string | null {
  const host = hostOf(origin);
  const labels = host.split(".");
  if (!isHttpScheme(schemeOf(origin)) || labels.length < 2 || isPrivateDomain(host) || /^\d+$/.test(labels.at(-1)!)) {
    return null;
  }
  return labels.slice(isRegistrySuffix(labels.slice(-2).join(".")) ? -3 : -2).join(".");
}

/** An origin that has nothing to do with the source, on the ports of those that are made from it. */
function findStranger(origins: readonly string[], test: Test): string | undefined {
  const places = origins.filter((origin) => origin.startsWith("http")).map((origin) =>
    origin.replace(hostOf(origin), "*")
  );
  return [...new Set(["https://*", "http://*:8080", ...places])]
    .flatMap((place) => STRANGERS.map((stranger) => place.replace("*", stranger)))
    .find(test);
}

function findInsecure(origins: readonly string[], test: Test): string | undefined {
  const insecure = origins.map((origin) => origin.replace(schemeOf(origin), "http"));
  return insecure.find((origin) => !isLoopbackHost(hostOf(origin)) && test(origin));
}

/** A public suffix below which the RegExp leaves the name open, save for less than three letters. */
function findOpenSuffix(
  alikes: readonly Alike[],
  isPublicSuffix: OriginContext["isPublicSuffix"],
): string | undefined {
  for (const [plain, evil] of alikes) {
    if (!plain || !evil || domainOf(evil) === null) continue;
    const labels = hostOf(evil).split(".");
    const others = hostOf(plain).split(".");
    for (let count = 1; count < labels.length; count++) {
      const suffix = labels.slice(-count).join(".");
      const name = labels.at(-count - 1)!;
      const isOpen = name !== others.at(-count - 1) && name.replace(/evil|[z7\W_]/g, "").length < 3;
      if (isOpen && (isWellKnownPublicSuffix(suffix) || isPublicSuffix?.(suffix))) return suffix;
    }
  }
  return undefined;
}

/**
 * How long an origin may be that a RegExp is tested with. It takes exponential time if a repeated group holds what is
 * repeated, except for `([a-z]+\.)*`, and too long with many repetitions in one alternative.
 */
function findLongest(source: string): number {
  const skeleton = source.replace(/\((?:\?:)?(?:\[[^\]^.]*\]|\\w)[*+]?\\\.\)/g, "a")
    .replace(/\\[^]|\[(?:\\[^]|[^\]])*\]/g, "a");
  const repeatedGroups = skeleton.split(/\)(?:[*+]|\{\d+,)/).length - 1;
  const hasManyRepetitions = skeleton.split("|").some((each) => each.split(/[*+]/).length > 5);
  return repeatedGroups > 1 ? 16 : repeatedGroups === 1 || hasManyRepetitions ? 28 : 300;
}
