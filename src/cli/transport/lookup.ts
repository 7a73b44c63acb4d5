import { lookup as lookupInSystem, type LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { InputError } from "../../diagnosis/inputs/input-error.ts";

/**
 * Finds the addresses of a host as browsers do: every name below `localhost` is this machine, whatever the system's
 * resolver knows. `resolve` goes first, as in curl.
 */
export function createLookup(resolve: readonly string[], port: string): LookupFunction {
  const entries = resolve.map(parseEntry);
  return (hostname, options, callback) => {
    const entry = entries.find((entry) => entry.host === hostname.toLowerCase() && entry.port === port);
    if (entry !== undefined) return answer(entry.addresses);
    if (/(?:^|\.)localhost\.?$/i.test(hostname)) return answer(["127.0.0.1", "::1"]);
    return lookupInSystem(hostname, options, callback);

    function answer(addresses: readonly string[]): void {
      const found: LookupAddress[] = addresses.map((address) => ({ address, family: isIP(address) }));
      if (options.all) callback(null, found);
      else callback(null, found[0]!.address, found[0]!.family);
    }
  };
}

/** `host:port:address[,address]`, an IPv6 address in brackets or not. */
function parseEntry(entry: string): { host: string; port: string; addresses: string[] } {
  const [, host, port, list] = /^\+?([^:]+):(\d+):(.+)$/.exec(entry) ?? [];
  const addresses = list?.split(",").map((address) => address.replace(/^\[|\]$/g, "")) ?? [];
  if (addresses.length === 0 || addresses.some((address) => isIP(address) === 0)) {
    throw new InputError(
      `--resolve ${JSON.stringify(entry)} is not HOST:PORT:ADDRESS: write api.example.com:443:127.0.0.1`,
    );
  }
  return { host: host!.toLowerCase(), port: port!, addresses };
}
