import { expect, test } from "vitest";
import { send } from "./client.ts";
import { exampleSuite } from "./example-suite.ts";
import { scenarios } from "./scenarios.ts";

/** Origins that Vite's own `cors` allows, ahead of the application, unless it is switched off. */
const local = ["http://localhost:5173", "http://127.0.0.1:8080", "https://app.localhost"];

/**
 * Starts `examples/<name>` in development: pages get the headers of the policy, and none of the development server's own,
 * for the API as for `asset`, a path that the development server answers itself.
 */
export function developmentSuite(name: string, asset = "/@vite/client"): void {
  exampleSuite(name, { start: "dev", heavy: true }, (host) => {
    const get = (path: string, origin: string) => send(host().port, { path, headers: { Origin: origin } });

    test("the preflight of an allowed origin gets the policy's answer", async () => {
      const { request, status, cors } = scenarios["preflight of a PUT"];
      expect(await send(host().port, request), host().output()).toMatchObject({ status, cors, body: "" });
    });

    test("the preflight of a refused origin is refused", async () => {
      const { request, status, cors } = scenarios["preflight of a refused origin"];
      expect(await send(host().port, request)).toMatchObject({ status, cors });
    });

    test("an allowed origin reads the API", async () => {
      const { request, status, cors } = scenarios["GET of an allowed origin"];
      const answer = await send(host().port, request);
      expect({ status: answer.status, cors: answer.cors }).toEqual({ status, cors });
    });

    test.for(local)("a page of %s reads nothing, and gets no preflight", async (origin) => {
      const { request } = scenarios["preflight of a PUT"];
      const preflight = await send(host().port, { ...request, headers: { ...request.headers, Origin: origin } });
      expect(preflight).toMatchObject({ status: 403, cors: ["vary: Origin"] });
      expect(await get("/api/items", origin)).toMatchObject({ status: 200, cors: ["vary: Origin"] });
    });

    test.for(local)(`a page of %s cannot read ${asset}`, async (origin) => {
      const { status, cors } = await get(asset, origin);
      expect(status).toBe(200);
      expect(cors.filter((line) => line.startsWith("access-control-"))).toEqual([]);
    });
  });
}
