import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recognizeServers } from "../../src/diagnosis/servers/catalogue.ts";
import type { Running } from "../start-process.ts";
import { apache } from "./apache.ts";
import { startApi } from "./api.ts";
import { caddy } from "./caddy.ts";
import { ADMIN, expectFixed, fixOf } from "./fix.ts";
import { type GalleryServer, installedVersionOf, startServer } from "./gallery.ts";
import { haproxy } from "./haproxy.ts";
import { lighttpd } from "./lighttpd.ts";
import { nginx } from "./nginx.ts";
import { startPages } from "./pages.ts";
import { answerOf, outcomeOf } from "./probes.ts";
import { varnish } from "./varnish.ts";

const gallery: readonly GalleryServer[] = [nginx, apache, caddy, lighttpd, haproxy, varnish];

const missing = gallery.filter((server) => installedVersionOf(server) === undefined).map(({ debian }) => debian);
if (missing.length > 0) {
  const message = `No ${missing.join(", no ")}: apt-get install --no-install-recommends ${missing.join(" ")}`;
  if (process.env["CI"]) throw new Error(message);
  console.warn(`Skipped: ${message}`);
}

describe.each(gallery)("$name", (server) => {
  describe.skipIf(installedVersionOf(server) === undefined)(`${installedVersionOf(server)}`, () => {
    let silent: Running;
    let withCors: Running;
    let pages: Running;
    beforeAll(async () => {
      silent = await startApi({ sendsCors: false });
      withCors = await startApi({ sendsCors: true });
      pages = await startPages();
    });
    afterAll(() => Promise.all([silent, withCors, pages].map((each) => each?.stop())));

    test.each(server.mistakes)("$name, it is refused for $kind", async (mistake) => {
      const { parts, kind, method = "GET" } = mistake;
      const { port, stop } = await startServer(
        server,
        (mistake.behindSilentApplication ? silent : withCors).port,
        parts,
      );
      try {
        expect(await outcomeOf(port, ADMIN, "/items", { method, credentials: "include" })).toBe(kind);
      } finally {
        await stop();
      }
    });

    test.skipIf(server.isAnonymous)("is recognized by its headers", async () => {
      const { port, stop } = await startServer(server, silent.port, server.mistakes[0]!.parts);
      try {
        expect(recognizeServers([await answerOf(port)]).map(({ server: { name } }) => name)).toEqual([server.name]);
      } finally {
        await stop();
      }
    });

    test(
      "the printed fix shares every answer with listed pages, and none with others",
      { timeout: 60_000 },
      async () => {
        const { port, stop } = await startServer(server, withCors.port, fixOf(server.name, pages.port));
        try {
          await expectFixed(port, pages.port);
        } finally {
          await stop();
        }
      },
    );
  });
});
