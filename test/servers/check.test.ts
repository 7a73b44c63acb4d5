import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withcors } from "../cli/run.ts";
import type { Running } from "../start-process.ts";
import { apache } from "./apache.ts";
import { startApi } from "./api.ts";
import { caddy } from "./caddy.ts";
import { type GalleryServer, installedVersionOf, startServer } from "./gallery.ts";
import { haproxy } from "./haproxy.ts";
import { lighttpd } from "./lighttpd.ts";
import { nginx } from "./nginx.ts";
import { varnish } from "./varnish.ts";

const ORIGIN = "https://app.example.com";

const installed = [nginx, apache, caddy, lighttpd, haproxy, varnish]
  .filter((server) => installedVersionOf(server) !== undefined);

interface Report {
  readonly failures: readonly { readonly kind: string }[];
  readonly servers: readonly { readonly name: string }[];
  readonly fixes: readonly { readonly for: string; readonly text: string }[];
}

describe.each(installed)("withcors check of $name", (server: GalleryServer) => {
  let silent: Running;
  let withCors: Running;

  beforeAll(async () => {
    silent = await startApi({ sendsCors: false });
    withCors = await startApi({ sendsCors: true });
  });

  afterAll(() => Promise.all([silent, withCors].map((each) => each?.stop())));

  /** A check of a page with cookies, and how it ended. */
  async function check(
    port: number,
    method: string,
    options: readonly string[] = [],
  ): Promise<Report & { code: number | null }> {
    const request = ["check", `http://127.0.0.1:${port}/items`, "-X", method, "--credentials", "--origin", ORIGIN];
    const { stdout, code } = await withcors([...request, ...options, "--json"]);
    return { ...JSON.parse(stdout), code };
  }

  test.each(server.mistakes)(
    "$name: names $kind and the server, and is shared once what it prints is written",
    { timeout: 60_000 },
    async ({ parts, kind, method = "GET", behindSilentApplication }) => {
      const { port: upstream } = behindSilentApplication ? silent : withCors;
      const before = await startServer(server, upstream, parts);
      const options = server.isAnonymous ? ["--fix", server.name] : [];
      const found = await check(before.port, method, options).finally(() => before.stop());
      expect(found.failures[0]!.kind).toBe(kind);
      expect(found.code).toBe(1);
      if (!server.isAnonymous) expect(found.servers.map(({ name }) => name)).toContain(server.name);

      const written = found.fixes.filter((fix) => fix.for === server.name).map(({ text }) => text);
      const after = await startServer(server, upstream, written);
      try {
        expect(await check(after.port, method)).toMatchObject({ failures: [], code: 0 });
        const evil = ["--origin", "https://evil.example", "--expect", "refused"];
        const refused = await withcors([
          "check",
          `http://127.0.0.1:${after.port}/items`,
          "-X",
          method,
          "--credentials",
          ...evil,
        ]);
        expect(refused.code).toBe(0);
      } finally {
        await after.stop();
      }
    },
  );
});
