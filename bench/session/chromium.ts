import { existsSync } from "node:fs";
import { createServer } from "node:http";
import puppeteer from "puppeteer-core";
import { headers, plan, seconds } from "./plan.ts";
import { listen, stop } from "./servers.ts";

/** Debian's wrapper in /usr/bin comes late, since it adds flags of its own. */
export const executablePath: string | undefined = [
  process.env["CHROMIUM"],
  "/usr/lib/chromium/chromium",
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
].find((path) => path !== undefined && existsSync(path));

/** Plays the session on all servers at once, in one page, in real time. Answers the version of the browser. */
export async function playInChromium(urls: readonly string[]): Promise<string> {
  const server = createServer((_, response) =>
    response.setHeader("content-type", "text/html").end("<title>page</title>")
  );
  const browser = await puppeteer.launch({
    executablePath: executablePath!,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"],
    protocolTimeout: seconds * 2000,
  });
  try {
    const page = await browser.newPage();
    await page.goto(await listen(server));
    await page.evaluate(play, urls, plan, headers);
    return await browser.version();
  } finally {
    await browser.close();
    stop(server);
  }
}

/** Runs in the page. */
async function play(urls: readonly string[], calls: typeof plan, custom: Record<string, string>): Promise<void> {
  const begin = performance.now();
  for (const { at, method, path } of calls) {
    await new Promise((resolve) => setTimeout(resolve, begin + at - performance.now()));
    await Promise.all(
      urls.map((url) => fetch(url + path, { method, headers: custom }).then((response) => response.text(), () => {})),
    );
  }
}
