import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Readable } from "node:stream";
import { createInterface } from "node:readline";
import { webkit as deviations } from "./deviations/webkit.ts";
import type { Engine } from "./engine.ts";

const DRIVER = "/usr/bin/WebKitWebDriver";
const XVFB = "/usr/bin/Xvfb";
const MINI_BROWSER = ["x86_64", "aarch64"]
  .map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`).find(existsSync);

/** WebKitGTK speaks WebDriver only, and opens windows: on a display that nobody sees. */
export const webkit: Engine = {
  name: "WebKitGTK",
  missing: [
    ...existsSync(DRIVER) && MINI_BROWSER !== undefined ? [] : ["webkit2gtk-driver"],
    ...existsSync(XVFB) ? [] : ["xvfb"],
  ],
  ...deviations,
  async start() {
    const home = await mkdtemp(join(tmpdir(), "withcors-webkit-"));
    const display = await startDisplay();
    const driver = await startDriver(home, display.name);
    const stop = async () => {
      await Promise.all([driver.process, display.process].map(end));
      await rm(home, { recursive: true, force: true });
    };
    const session = await startSession(driver.address).catch(async (error) => {
      await stop();
      throw error;
    });
    return {
      version: session.version,
      async evaluate(url, expression) {
        await command(`${session.address}/url`, { url });
        const script = `const done = arguments[0];
          (async () => ${expression})().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
        const { value, error } = await command(`${session.address}/execute/async`, { script, args: [] });
        if (error !== undefined) throw new Error(error);
        return value;
      },
      async stop() {
        await fetch(session.address, { method: "DELETE" });
        await stop();
      },
    };
  },
};

async function startDisplay(): Promise<{ process: ChildProcess; name: string }> {
  const child = spawn(XVFB, ["-displayfd", "3", "-screen", "0", "800x600x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const ended = once(child, "exit").then(() => {
    throw new Error("Xvfb ended before it had a display");
  });
  const [line] = await Promise.race([once(createInterface(child.stdio[3] as Readable), "line"), ended]);
  ended.catch(() => {});
  return { process: child, name: `:${line}` };
}

async function startDriver(home: string, display: string): Promise<{ process: ChildProcess; address: string }> {
  const port = await freePort();
  const child = spawn(DRIVER, [`--port=${port}`, "--host=127.0.0.1"], {
    stdio: "ignore",
    env: {
      PATH: process.env["PATH"],
      HOME: home,
      DISPLAY: display,
      DBUS_SESSION_BUS_ADDRESS: "disabled:",
      // Root has no sandbox.
      ...process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
    },
  });
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100 && !await answers(`${address}/status`); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { process: child, address };
}

async function startSession(driver: string): Promise<{ address: string; version: string }> {
  const { sessionId, capabilities } = await command(`${driver}/session`, {
    capabilities: {
      alwaysMatch: {
        acceptInsecureCerts: true,
        // Cookies of other sites are part of the rows.
        "webkitgtk:browserOptions": { binary: MINI_BROWSER, args: ["--automation", "--cookies-policy=always"] },
      },
    },
  });
  return { address: `${driver}/session/${sessionId}`, version: capabilities.browserVersion };
}

// deno-lint-ignore no-explicit-any -- every command has an answer of its own
async function command(url: string, body: object): Promise<any> {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${url}: ${value.error}: ${value.message}`);
  return value;
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(({ ok }) => ok, () => false);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, "exit");
}
