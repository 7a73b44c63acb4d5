import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { policies, requests, type Row } from "../server/policy-table.ts";
import { askRaw } from "./raw.ts";
import { askHttp2, frameworks, names, type Running } from "./servers.ts";

// The table of the design once more, over real sockets: what a policy answers is the same in every framework.

describe.each(names)("%s", (name) => {
  describe.each(policies)("with a policy of %s", (_, policy, row) => {
    let server: Running;
    let reached = 0;
    beforeAll(async () => {
      server = await frameworks[name]((_, response) => {
        reached++;
        response.end("handled");
      }, policy);
    });
    afterAll(() => server?.stop());

    test.each(Object.entries(requests))("answers %s as the table says", async (request, [method, headers]) => {
      reached = 0;
      const [status, cors] = row[request as keyof Row];
      const answer = name === "node:http2"
        ? await askHttp2(server.port, method, headers)
        : (await askRaw(server.port, method, headers))[0];
      expect(answer).toMatchObject({ status, cors });
      expect(answer!.cors).toEqual(cors);
      expect(reached).toBe(status === 200 ? 1 : 0);
    });
  });
});
