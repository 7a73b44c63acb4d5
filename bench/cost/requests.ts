import type { Case } from "./cases.ts";

/** What Chromium sends along. */
const BROWSER_HEADERS = {
  accept: "*/*",
  "accept-encoding": "gzip, deflate, br, zstd",
  "accept-language": "en-US,en;q=0.9",
  "sec-fetch-dest": "empty",
  "sec-fetch-mode": "cors",
  "sec-fetch-site": "cross-site",
  "user-agent": "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
};

const PREFLIGHT_HEADERS = {
  "access-control-request-method": "PUT",
  "access-control-request-headers": "authorization,content-type,x-request-id",
};

/** The requests of a case. They are made beforehand: making one costs more than all that is measured. */
export function requestsOf({ origins, isPreflight }: Case, count: number): Request[] {
  return Array.from({ length: count }, (_, index) => {
    const origin = origins[index % origins.length];
    const headers = new Headers(BROWSER_HEADERS);
    if (origin !== null && origin !== undefined) headers.set("origin", origin);
    if (isPreflight) {
      for (const [name, value] of Object.entries(PREFLIGHT_HEADERS)) {
        headers.set(name, value);
      }
    }
    return new Request("https://api.example.com/", {
      method: isPreflight ? "OPTIONS" : "GET",
      headers,
    });
  });
}
