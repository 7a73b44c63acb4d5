import { existsSync } from "node:fs";
import { defineBrowserProvider } from "@vitest/browser";
import puppeteer, { type Browser, type LaunchOptions } from "puppeteer-core";

/** Where Chromium is. Debian's wrapper in /usr/bin is passed by, since it adds flags of its own. */
export const chromium: string | undefined = [
  process.env["CHROMIUM"],
  "/usr/lib/chromium/chromium",
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
].find((path) => path !== undefined && existsSync(path));

/** No flag here touches web security: the tests are about it. Root may not use the sandbox, and small machines lack /dev/shm. */
export const launchOptions: LaunchOptions = {
  ...(chromium === undefined ? {} : { executablePath: chromium }),
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"],
};

/** The browser provider that opens Vitest's pages. Vitest's own would bring Playwright or WebdriverIO for the same. */
export const inChromium = defineBrowserProvider({
  name: "puppeteer",
  options: launchOptions,
  providerFactory(project) {
    // Vitest sends this command before each file, and fails the file if nobody knows it.
    project.browser?.registerCommand("__vitest_viewport" as never, (() => {}) as never);
    let browser: Promise<Browser> | undefined;
    return {
      name: "puppeteer",
      supportsParallelism: false,
      getCommandsContext: () => ({}),
      async openPage(_session: string, url: string) {
        browser ??= puppeteer.launch(launchOptions);
        await (await (await browser).newPage()).goto(url, { timeout: 0 });
      },
      async close() {
        await (await browser)?.close();
      },
    };
  },
});
