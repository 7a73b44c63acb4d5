import { isLoopbackHost } from "../standard/origins.ts";

/**
 * Whether only this machine or its network reaches a host: a loopback address, a private or link-local one (RFC 1918, RFC 4193,
 * RFC 3927, RFC 4291), or a name of multicast DNS.
 */
export function isLocalHost(host: string): boolean {
  return isLoopbackHost(host) || host.endsWith(".local") ||
    /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|\[f[cde])/.test(host);
}
