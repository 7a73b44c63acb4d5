/** Answers whether a domain is a public suffix: one below which anyone can register a name. */
export type IsPublicSuffix = (domain: string) => boolean;

const TUPLE_ORIGIN = /^([^:]+):\/\/(\[[^\]]*\]|[^:]+)/;

/**
 * Whether two serialized origins are same site. An opaque origin, `null`, is same site with none but itself, which
 * cannot be told from its serialization.
 *
 * @see https://html.spec.whatwg.org/multipage/browsers.html#same-site
 */
export function isSameSite(a: string, b: string, isPublicSuffix: IsPublicSuffix): boolean {
  const originA = TUPLE_ORIGIN.exec(a);
  const originB = TUPLE_ORIGIN.exec(b);
  if (originA === null || originB === null) return false;
  // 2.1. If A's and B's schemes are not the same value, then return false.
  // 2.2. If A and B are schemelessly same site, then return true.
  return originA[1] === originB[1] && isSchemelesslySameSite(originA[2]!, originB[2]!, isPublicSuffix);
}

/**
 * Whether the hosts of two tuple origins make them schemelessly same site.
 *
 * @see https://html.spec.whatwg.org/multipage/browsers.html#schemelessly-same-site
 */
export function isSchemelesslySameSite(hostA: string, hostB: string, isPublicSuffix: IsPublicSuffix): boolean {
  // 2.2. If hostA equals hostB and hostA's registrable domain is null, then return true.
  if (hostA === hostB) return true;
  // 2.3. If hostA's registrable domain equals hostB's registrable domain and is non-null, then return true.
  const registrableDomain = registrableDomainOf(hostA, isPublicSuffix);
  return registrableDomain !== null && registrableDomain === registrableDomainOf(hostB, isPublicSuffix);
}

/**
 * A host's registrable domain is its public suffix and the label before it, or null: IP addresses and public suffixes
 * have none.
 *
 * @see https://url.spec.whatwg.org/#host-registrable-domain
 */
export function registrableDomainOf(host: string, isPublicSuffix: IsPublicSuffix): string | null {
  if (isIpAddress(host)) return null;
  const labels = host.split(".");
  const trailingDot = labels.at(-1) === "" ? labels.splice(-1) : [];
  const suffixOf = (index: number) => labels.slice(index).join(".");
  let index = 0;
  while (index < labels.length - 1 && !isPublicSuffix(suffixOf(index))) index++;
  return index === 0 ? null : [...labels.slice(index - 1), ...trailingDot].join(".");
}

/** Whether a host, as `URL` serializes it, is an IP address. */
export function isIpAddress(host: string): boolean {
  return host.startsWith("[") || /^\d+(?:\.\d+){3}$/.test(host);
}
