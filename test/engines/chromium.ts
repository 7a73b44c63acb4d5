import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { chromium as executable, launchOptions } from "../runtimes/chromium.ts";
import { chromium as deviations } from "./deviations/chromium.ts";
import type { Engine } from "./engine.ts";

/** Debian's Chromium blocks cookies of other sites unless it is told not to, and the rows are about them. */
const PREFERENCES = { profile: { block_third_party_cookies: false, cookie_controls_mode: 0 } };

/** No flag here touches web security. */
export const chromium: Engine = {
  name: "Chromium",
  missing: executable === undefined ? ["chromium"] : [],
  ...deviations,
  async start() {
    const userDataDir = await mkdtemp(join(tmpdir(), "withcors-chromium-"));
    await mkdir(join(userDataDir, "Default"));
    await writeFile(join(userDataDir, "Default", "Preferences"), JSON.stringify(PREFERENCES));
    const browser = await puppeteer.launch({
      ...launchOptions,
      userDataDir,
      acceptInsecureCerts: true,
      args: [
        ...launchOptions.args ?? [],
        // Nothing but this machine is ever asked for.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1",
      ],
    });
    return {
      version: (await browser.version()).replace(/^.*\//, ""),
      async evaluate(url, expression) {
        const page = await browser.newPage();
        await page.goto(url);
        return await page.evaluate(expression);
      },
      async stop() {
        await browser.close();
        await rm(userDataDir, { recursive: true, force: true, maxRetries: 3 });
      },
    };
  },
};
