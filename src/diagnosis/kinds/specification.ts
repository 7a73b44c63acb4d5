/** The sections of the Fetch standard that refuse, by the names of their algorithms. */
const ANCHORS: Readonly<Record<string, string>> = {
  "CORS check": "concept-cors-check",
  "CORS-preflight fetch": "cors-preflight-fetch-0",
  "HTTP fetch": "concept-http-fetch",
  "HTTP-network fetch": "concept-http-network-fetch",
  "HTTP-network-or-cache fetch": "concept-http-network-or-cache-fetch",
  "HTTP-redirect fetch": "concept-http-redirect-fetch",
  "cross-origin resource policy check": "cross-origin-resource-policy-check",
  "fetch method": "fetch-method",
  "main fetch": "concept-main-fetch",
  "scheme fetch": "concept-scheme-fetch",
};

/** The address of an algorithm in the Fetch standard. */
export function addressOf(algorithm: string): string {
  const anchor = ANCHORS[algorithm];
  return `https://fetch.spec.whatwg.org/${anchor === undefined ? "" : `#${anchor}`}`;
}
