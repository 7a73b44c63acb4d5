import { createBrowser, type FetchFailure, type Network, type Page } from "withcors/testing";

// A test project of Node has no DOM library: what it imports must not need one.
const methods = { GET: (request: Request) => new Response(request.url) };
const network: Network = {
  "https://api.example.com": methods,
  "https://plain.example.com": () => ({ status: 999, headers: [["vary", "a"], ["vary", "b"]], body: null }),
};
const page: Page = createBrowser(network, { now: () => 0 }).page("http://localhost:5173");

export async function save(): Promise<FetchFailure["kind"] | number> {
  const request = new Request("https://api.example.com", { method: "PUT", body: "{}" });
  for (const input of ["/items", new URL("https://api.example.com"), request]) await page.fetch(input);
  try {
    const init = { credentials: "include", mode: "cors", signal: AbortSignal.timeout(1000), duplex: "half" } as const;
    return (await page.fetch(request, init)).status;
  } catch (error) {
    return ((error as TypeError).cause as FetchFailure).kind;
  }
}

// @ts-expect-error: a number is not a URL, so that the types are not `any`
void page.fetch(1);
// @ts-expect-error: the kinds are known
export const unknown: FetchFailure["kind"] = "unknown";
