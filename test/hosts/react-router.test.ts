import { expect, test } from "vitest";
import { send } from "./client.ts";
import { developmentSuite } from "./development.ts";
import { hostSuite } from "./host-suite.ts";
import { type Exceptions, type Scenario, type ScenarioName, scenarios } from "./scenarios.ts";

const reason = "`react-router-serve` compresses, and adds `Accept-Encoding` to `Vary`.";
const compressed = (...names: ScenarioName[]): Exceptions =>
  Object.fromEntries(names.map((name) => {
    const { cors }: Scenario = scenarios[name];
    return [name, { reason, cors: cors.map((line) => line.replace(/^vary: .*/, "$&, Accept-Encoding")) }];
  }));
const exceptions: Exceptions = compressed(
  "plain GET",
  "GET of an allowed origin",
  "GET of an origin that a pattern allows",
  "PUT after its preflight",
  "GET with credentials",
  "GET of a refused origin",
  "several cookies",
  "HEAD",
  "what fetch() returned",
  "error",
  "error, refused origin",
);
const ownError = {
  reason: "React Router answers an error of a loader itself, with 500 and a text, so `onError` is not asked.",
  body: "Unexpected Server Error",
};

hostSuite("react-router", {
  heavy: true,
  exceptions: {
    ...exceptions,
    "error": { ...exceptions["error"], ...ownError },
    "error, refused origin": { ...exceptions["error, refused origin"], ...ownError },
  },
  also: (host) =>
    test.for(["/", "/nowhere"])("what is no route below the layout has no CORS: %s", async (path) => {
      const answer = await send(host().port, { path, headers: { Origin: "https://app.example.com" } });
      expect(answer.cors).toEqual(["vary: Accept-Encoding"]);
    }),
});

developmentSuite("react-router");
