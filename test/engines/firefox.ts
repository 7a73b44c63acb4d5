import { existsSync } from "node:fs";
import process from "node:process";
import puppeteer from "puppeteer-core";
import { firefox as deviations } from "./deviations/firefox.ts";
import type { Engine } from "./engine.ts";

const executable = [process.env["FIREFOX"], "/usr/bin/firefox-esr", "/usr/bin/firefox"]
  .find((path) => path !== undefined && existsSync(path));

/** A proxy that is not there, so that nothing but this machine is ever reached. */
const OFFLINE = {
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 9,
  "network.proxy.no_proxies_on": "localhost, 127.0.0.1",
  "network.proxy.allow_hijacking_localhost": false,
};

export const firefox: Engine = {
  name: "Firefox",
  missing: executable === undefined ? ["firefox-esr"] : [],
  ...deviations,
  async start() {
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: executable!,
      acceptInsecureCerts: true,
      extraPrefsFirefox: OFFLINE,
    });
    return {
      version: (await browser.version()).replace(/^.*\//, ""),
      async evaluate(url, expression) {
        const page = await browser.newPage();
        await page.goto(url);
        return await page.evaluate(expression);
      },
      stop: () => browser.close(),
    };
  },
};
