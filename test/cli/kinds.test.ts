import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTransport } from "../../src/cli/transport/transport.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { kindScenarios } from "../diagnosis/kind-scenarios.ts";
import { toPage } from "../diagnosis/in-memory.ts";
import { type KindServer, startKindServer } from "./kind-server.ts";

describe("over a socket, a diagnosis names what is wrong", () => {
  let server: KindServer;
  const transport = createTransport({ insecure: false, maxTime: 10, resolve: [], browserHeaders: [] });

  beforeAll(async () => {
    server = await startKindServer();
  });

  afterAll(() => server.close());

  test.each(kindScenarios)("$name", async (scenario) => {
    const { page, api } = server.placesOf(scenario);
    const request = { ...toPage(scenario), url: api, origin: page };
    const { failures, verdict } = await diagnose({ page: request, transport, send: false });
    expect(failures.map(({ kind }) => kind)).toEqual(scenario.kinds);
    expect(verdict).toBe(scenario.kinds.length > 0 ? "not-shared" : "shared");
  });
});
