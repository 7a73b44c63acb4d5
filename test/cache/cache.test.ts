import { readFile } from "node:fs/promises";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Running, versionOf } from "../start-process.ts";
import { type Api, startApi } from "./api.ts";
import { carelessExampleOf, kinds, startCache } from "./caches.ts";
import { type Peers, startPeers } from "./peers.ts";
import { allowed, refused } from "./origins.ts";
import { type Answer, randomVisits, send, type Visit } from "./traffic.ts";
import { forSomebodyElse, lookUps, wronglyGranted, wronglyRefused } from "./verdicts.ts";

const traffic = { count: 4000, urls: 20, seed: 5 };
const policies = ["public", "single", "dynamic", "enforced"];
const policiesOfPeers = ["cors", "hono", "itty"].flatMap((peer) => [`${peer}-single`, `${peer}-dynamic`]);

const missing = kinds.filter((kind) => versionOf(kind.command) === undefined).map(({ debian }) => debian);
if (missing.length > 0) {
  const message = `No ${missing.join(", no ")} to test behind: apt-get install --no-install-recommends nginx varnish`;
  if (process.env["CI"]) throw new Error(message);
  console.warn(`Skipped: ${message}`);
}

const readme = await readFile("examples/cache/README.md", "utf8");

describe.each(kinds)("behind $name", (kind) => {
  describe.skipIf(versionOf(kind.command) === undefined)(
    `${versionOf(kind.command)}, ${JSON.stringify(traffic)}`,
    () => {
      let api: Api;
      let cache: Running;
      const answers = new Map<string, Answer[]>();

      beforeAll(async () => {
        api = await startApi();
        cache = await startCache(kind, api.port);
        for (const policy of policies) answers.set(policy, await send(cache.port, randomVisits(policy, traffic)));
      }, 120_000);
      afterAll(async () => {
        await cache?.stop();
        await api?.stop();
      });

      const asked = (policy: string) => [...api.asked].filter(([path]) => path.startsWith(`/${policy}/`));

      test.for(policies)("%s: no page is refused or granted because of another", (policy) => {
        expect(wronglyRefused(policy, answers.get(policy)!)).toEqual([]);
        expect(wronglyGranted(policy, answers.get(policy)!)).toEqual([]);
      });

      test.for(["dynamic", "enforced"])("%s: no answer names the origin of another page", (policy) => {
        expect(forSomebodyElse(answers.get(policy)!)).toEqual([]);
      });

      test.for(policies)("%s: every answer that is read has the status and the body of its URL", (policy) => {
        const read = answers.get(policy)!.filter(({ kind, status }) => kind === "get" && status !== 403);
        expect(read.filter(({ status, path, body }) => status !== 200 || body !== path)).toEqual([]);
        const revalidated = answers.get(policy)!.filter(({ kind, status }) =>
          kind === "revalidation" && status !== 403
        );
        expect(revalidated.filter(({ status }) => status !== 304)).toEqual([]);
      });

      test.for(["public", "single"])("%s: the handler is asked once for each URL, and the cache hits", (policy) => {
        expect(asked(policy).map(([, times]) => times)).toEqual(Array(traffic.urls).fill(1));
        const visits = lookUps(answers.get(policy)!);
        expect(visits.filter(({ hit }) => hit)).toHaveLength(visits.length - traffic.urls);
      });

      test("dynamic: the handler is asked once for each URL and origin", () => {
        const visits = lookUps(answers.get("dynamic")!);
        const variants = new Set(visits.map(({ path, origin }) => `${path} ${origin}`));
        expect(asked("dynamic").reduce((sum, [, times]) => sum + times, 0)).toBe(variants.size);
        expect(visits.filter(({ hit }) => hit)).toHaveLength(visits.length - variants.size);
      });

      test("enforced: a 403 is not stored", () => {
        const forbidden = answers.get("enforced")!.filter(({ status }) => status === 403);
        expect(forbidden.length).toBeGreaterThan(0);
        expect(forbidden.filter(({ hit }) => hit)).toEqual([]);
      });

      test.for(["single", "dynamic"])(
        "%s: what a cache revalidates stays readable for those who may",
        async (policy) => {
          const path = `/${policy}/brief`;
          const origins = [allowed[0], allowed[1], refused[0], undefined];
          const visits: Visit[] = origins.map((origin) => ({ kind: "get", path, origin }));
          const before = await send(cache.port, visits);
          await setTimeout(2100); // the answers are stale then
          await send(cache.port, visits); // Varnish answers from its grace, and revalidates behind it
          await setTimeout(300);
          const after = await send(cache.port, visits);

          expect(api.revalidated.get(path)).toBeGreaterThan(0);
          const told = ({ status, allowOrigin, vary, body }: Answer) => ({ status, allowOrigin, vary, body });
          expect(after.map(told)).toEqual(before.map(told));
          expect(wronglyRefused(policy, after)).toEqual([]);
          expect(wronglyGranted(policy, after)).toEqual([]);
        },
      );

      test(
        "a cache that does not heed Vary refuses pages of the dynamic policy, and none of the single one",
        async () => {
          const careless = await startCache(kind, api.port, await carelessExampleOf(kind));
          const [dynamic, single] = await Promise.all(
            ["dynamic", "single"].map((policy) =>
              send(careless.port, randomVisits(policy, { ...traffic, count: 500 }))
            ),
          ).finally(() => careless.stop());
          expect(wronglyRefused("dynamic", dynamic!).length).toBeGreaterThan(0);
          expect(wronglyRefused("single", single!)).toEqual([]);
        },
        60_000,
      );

      describe("the figures of the README", () => {
        let peers: Peers;
        let cacheOfPeers: Running;
        beforeAll(async () => {
          peers = await startPeers();
          cacheOfPeers = await startCache(kind, peers.port);
        }, 120_000);
        afterAll(async () => {
          await cacheOfPeers?.stop();
          await peers?.stop();
        });

        test.for(policies)("%s", (policy) => {
          expect(readme).toMatch(rowOf(policy, answers.get(policy)!));
        });

        test.for(policiesOfPeers)("%s", { timeout: 120_000 }, async (policy) => {
          // Without Vary, who comes first decides what is kept: one at a time, the figures are the same in each run.
          const atATime = policy === "itty-dynamic" ? 1 : 8;
          const figures = await send(cacheOfPeers.port, randomVisits(policy, traffic), atATime);
          expect(readme).toMatch(rowOf(policy, figures));
        });
      });
    },
  );
});

/** The row of a policy in the README: look-ups, hits, and pages that were refused because of another. */
function rowOf(policy: string, answers: readonly Answer[]): RegExp {
  const visits = lookUps(answers);
  const hits = visits.filter(({ hit }) => hit).length;
  const share = `${Math.round(100 * hits / visits.length)} %`;
  const cells = [String(visits.length), `${hits} \\(${share}\\)`, String(wronglyRefused(policy, visits).length)];
  return RegExp(`^\\| ${policy} .*\\| *${cells.join(" *\\| *")} *\\|$`, "m");
}
