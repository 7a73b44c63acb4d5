import type { Origin } from "../../src/index.ts";

/** How scenarios call origins. */
export type PlaceName = "{page}" | "{page@}" | "{PAGE}" | "{app}" | "{api}" | "{near}" | "{third}";

export type Places = Readonly<Record<PlaceName, Origin>>;

/** The ports of a server for pages and of two other servers. */
export type Ports = readonly [page: number, api: number, third: number];

/**
 * Gives every name an origin. Sites differ by host: `{page}` and `{near}` are of the same one, all others are not. Every
 * engine finds names below localhost by itself.
 */
export function placesOf(scheme: "http" | "https", [page, api, third]: Ports): Places {
  return {
    "{page}": `${scheme}://localhost:${page}`,
    "{page@}": `${scheme}://user:password@localhost:${page}`,
    "{PAGE}": `${scheme}://LOCALHOST:${page}`,
    "{app}": `${scheme}://app.localhost:${page}`,
    "{api}": `${scheme}://127.0.0.1:${api}`,
    "{near}": `${scheme}://localhost:${api}`,
    "{third}": `${scheme}://third.localhost:${third}`,
  };
}

/**
 * Puts origins in the place of their names. Where a path follows it gets a folder of its own in front, by which servers
 * know the row, so that no row finds in a cache what another one left there.
 */
function settle(text: string, places: Places, folder: number): string {
  return text.replace(
    /(\{[^{}]+\})(\/\w)?/g,
    (_, name: string, path?: string) =>
      (places[name as PlaceName] ?? name) + (path === undefined ? "" : `/${folder}${path}`),
  );
}

export function settleAll<Data>(data: Data, places: Places, folder: number): Data {
  const settleValue = (value: unknown): unknown => {
    if (typeof value === "string") return settle(value, places, folder);
    if (Array.isArray(value)) return value.map(settleValue);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [settle(key, places, folder), settleValue(inner)]),
    );
  };
  return settleValue(data) as Data;
}
