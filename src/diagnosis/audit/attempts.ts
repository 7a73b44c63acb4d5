import { hostOf, schemeOf } from "../../standard/origins.ts";
import { isWellKnownPublicSuffix } from "../../standard/public-suffixes.ts";
import { isIpAddress, registrableDomainOf } from "../../standard/sites.ts";
import type { FindingCode } from "./finding.ts";

/** An origin that a careless comparison lets in, and who can have it. */
export interface Attempt {
  readonly name: string;
  readonly code: FindingCode;
  readonly origin: string;
  /** Who can serve a page from it: the subject of a sentence. */
  readonly attacker: string;
  readonly change: string;
}

/**
 * The characters that `https://app.example.com<c>.evil.example` can have for c: Chromium, Firefox and WebKit send each of
 * them in `Origin` as it stands. `%60` is never sent, since a URL decodes it to the backtick first.
 */
const CHARACTERS = "_`~!$&'()+,;={}";

const WHOLE = "compare whole origins, character by character, and not parts of them";

/** An origin of nobody, and the opaque one of every sandboxed frame. */
export function strangers(token: string): readonly [stranger: Attempt, opaque: Attempt] {
  return [
    {
      name: "any origin",
      code: "any-origin",
      origin: `https://withcors-${token}.example`,
      attacker: "Any page in the web",
      change: "list the origins that may read, and answer others without Access-Control-Allow-Origin",
    },
    {
      name: "null",
      code: "null-origin",
      origin: "null",
      attacker: "Any page in the web, by a sandboxed frame,",
      change: `never allow the origin "null"`,
    },
  ];
}

/** Look-alikes of a trusted origin, the most telling first. */
export function lookAlikesOf(trusted: string, token: string): readonly Attempt[] {
  const host = hostOf(trusted);
  if (isIpAddress(host)) return [];
  const scheme = schemeOf(trusted);
  const port = trusted.slice(`${scheme}://${host}`.length);
  const domain = registrableDomainOf(host, isWellKnownPublicSuffix) ?? host;
  const attempt = (name: string, code: FindingCode, host: string, attacker: string, change = WHOLE): Attempt => ({
    name,
    code,
    origin: `${scheme}://${host}${port}`,
    attacker,
    change,
  });
  const stranger = `withcors-${token}`;
  return [
    attempt("prefix", "look-alike-prefix", `${stranger}${domain}`, `Whoever registers a name ending in "${domain}"`),
    attempt(
      "suffix",
      "look-alike-suffix",
      `${host}.${stranger}.example`,
      `Whoever puts "${host}" before a name of theirs`,
    ),
    ...(domain !== host
      ? [
        attempt(
          "dot",
          "look-alike-dot",
          `${host.slice(0, -domain.length - 1)}x${domain}`,
          "Whoever registers the name with another character in place of a dot",
          "write \\. for a dot in the regular expression",
        ),
      ]
      : []),
    ...(scheme === "https"
      ? [
        {
          name: "http",
          code: "insecure-scheme",
          origin: `http://${host}${port}`,
          attacker: "Whoever sits in the network of a visitor",
          change: "allow the https origin alone",
        } as const,
      ]
      : []),
    ...CHARACTERS.split("").map((character) =>
      attempt(
        character,
        "look-alike-character",
        `${host}${character}.${stranger}.example`,
        `Whoever puts "${host}${character}" before a name of theirs`,
      )
    ),
    attempt(
      "public suffix",
      "look-alike-prefix",
      `${stranger}.${domain.slice(domain.indexOf(".") + 1)}`,
      `Whoever gets a name below ${domain.slice(domain.indexOf("."))}`,
      "name your own domain",
    ),
    attempt(
      "sub-domains",
      "any-subdomain",
      `${stranger}.${domain}`,
      `Every page on a sub-domain of ${domain}`,
      "list the sub-domains that may read",
    ),
  ];
}

/** Two trusted hosts written together: they match where an alternative lacks an anchor, or a tree of names a dot. */
export function jointsOf(trusted: readonly string[]): readonly Attempt[] {
  const named = trusted.filter((origin) => !isIpAddress(hostOf(origin)) && hostOf(origin).includes("."));
  const pairs = named.flatMap((first) => named.filter((second) => second !== first).map((second) => [first, second]));
  return pairs.flatMap(([first, second]) => {
    const [a, b] = [hostOf(first!), hostOf(second!)];
    return [a.slice(0, a.lastIndexOf(".")) + b, a + b].map((host): Attempt => ({
      name: host,
      code: "joined-origins",
      origin: `${schemeOf(first!)}://${host}`,
      attacker: `Whoever registers the name that "${a}" and "${b}" make together`,
      change: WHOLE,
    }));
  });
}
