import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import puppeteer from "puppeteer-core";
import type { SerializedConfig } from "vitest";
import { launchOptions } from "../chromium.ts";
import type { Result } from "./run-suites.ts";

/** Registers a script as a service worker in Chromium, and gives what it reports. */
export async function runInServiceWorker(script: string, config: SerializedConfig): Promise<Result[]> {
  const server = createServer((request, response) => {
    const isScript = request.url === "/worker.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? script : "<!doctype html><title>Suites in a service worker</title>");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const browser = await puppeteer.launch(launchOptions);
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const report = await page.evaluate(askServiceWorker, JSON.stringify(config));
    const { results, error } = JSON.parse(report) as { results?: Result[]; error?: string };
    if (results === undefined) throw new Error(`The service worker failed: ${error}`);
    return results;
  } finally {
    await browser.close();
    server.close();
  }
}

/** Runs in the page, so it may use nothing of this file. */
async function askServiceWorker(config: string): Promise<string> {
  await navigator.serviceWorker.register("/worker.js");
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<string>((resolve) => port1.onmessage = ({ data }) => resolve(data));
  active!.postMessage(JSON.parse(config), [port2]);
  return await answer;
}
