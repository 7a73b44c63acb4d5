import { createBrowser } from "../../dist/testing.js";
import { headers, plan } from "./plan.ts";

/** Plays the session in the browser of `withcors/testing`, whose clock is set to the time of each call. */
export async function playSimulated(url: string): Promise<void> {
  let now = 0;
  const browser = createBrowser((request) => fetch(request), { now: () => now });
  const page = browser.page("http://page.example");
  for (const { at, method, path } of plan) {
    now = at;
    await page.fetch(url + path, { method, headers }).then((response) => response.text(), () => {});
  }
}
