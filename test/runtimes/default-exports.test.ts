import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "./sockets/client.ts";
import { runWorkerd, type Server, startProcess } from "./sockets/start.ts";

const Origin = "https://app.example.com";
const preflight = { Origin, "Access-Control-Request-Method": "PUT" };

describe.each(
  [
    ["bun", ["bun"], 500],
    ["deno serve", ["deno", "serve", "-A", "--port=0", "--host=127.0.0.1"], undefined],
  ] as const,
)("%s, with a wrapped instance of a class as the default export", (_, command, status) => {
  let server: Server;
  beforeAll(async () => {
    server = await startProcess([...command], "default-export.ts");
  });
  afterAll(() => server?.stop());

  test("serves it with CORS, and its methods reach its private fields", async () => {
    const cors = [`access-control-allow-origin: ${Origin}`];
    expect(await call(server.port, { path: "/", headers: { Origin } })).toEqual({
      status: 200,
      cors,
      body: "hello from App",
    });
    expect((await call(server.port, { method: "OPTIONS", path: "/", headers: preflight })).status).toBe(204);
  });

  test.runIf(status !== undefined)("calls its error method where fetch throws", async () => {
    expect(await call(server.port, { path: "/broken", headers: { Origin } })).toMatchObject({ status, body: "hello" });
  });
});

describe("workerd", () => {
  let server: Server;
  beforeAll(async () => {
    server = await runWorkerd(["workers-api.ts", "workers-front.ts"], configuration);
  });
  afterAll(() => server?.stop());

  const readable = [`access-control-allow-origin: ${Origin}`, "vary: Origin, Sec-Fetch-Site"];
  const get = (path: string, headers = { Origin }) => call(server.port, { path, headers });

  test("a wrapped WorkerEntrypoint has CORS around fetch, its env, its ctx and its state", async () => {
    expect(await get("/class")).toEqual({ status: 200, cors: readable, body: "api, function, 1" });
    expect(await get("/class/rpc")).toEqual({ status: 200, cors: [], body: "hello Ada from api" });
  });

  test("a wrapped instance has CORS around fetch, and scheduled reaches its private fields", async () => {
    expect((await get("/instance/scheduled")).body).toBe("ok");
    expect(await get("/instance")).toEqual({ status: 200, cors: readable, body: "api, runs: * * * * *" });
  });

  test("a wrapped Durable Object has CORS around fetch, its storage and its RPC methods", async () => {
    expect(await get("/durable")).toEqual({ status: 200, cors: readable, body: "request 1" });
    expect((await get("/durable/count")).body).toBe("1");
  });

  test.each(["/class", "/instance", "/durable"])(
    "%s answers preflights, and keeps refused origins out",
    async (path) => {
      expect((await call(server.port, { method: "OPTIONS", path, headers: preflight })).status).toBe(204);
      const refused = await get(path, { Origin: "https://evil.example" });
      expect(refused).toEqual({ status: 403, cors: ["vary: Origin, Sec-Fetch-Site"], body: "" });
    },
  );
});

const configuration = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "front", worker = .front), (name = "api", worker = .api)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "front")],
);
const front :Workerd.Worker = (
  modules = [(name = "front.js", esModule = embed "workers-front.js")],
  compatibilityDate = "2026-06-01",
  compatibilityFlags = ["service_binding_extra_handlers"],
  bindings = [
    (name = "API", service = "api"),
    (name = "APP", service = (name = "api", entrypoint = "app")),
    (name = "COUNTER", durableObjectNamespace = (className = "Counter", serviceName = "api")),
  ],
);
const api :Workerd.Worker = (
  modules = [(name = "api.js", esModule = embed "workers-api.js")],
  compatibilityDate = "2026-06-01",
  compatibilityFlags = ["service_binding_extra_handlers"],
  bindings = [(name = "NAME", text = "api")],
  durableObjectNamespaces = [(className = "Counter", uniqueKey = "counter", enableSql = true)],
  durableObjectStorage = (inMemory = void),
);`;
