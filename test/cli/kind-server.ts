import { type KindScenario, kindScenarios, type Reply, type ScenarioPlaces } from "../diagnosis/kind-scenarios.ts";
import { raw, type RawRequest, type RawServer, startRawServer } from "./raw-server.ts";

/** A server of bytes that has every fault of the scenarios: the first folder of a path is the number of its scenario. */
export interface KindServer extends RawServer {
  placesOf(scenario: KindScenario): ScenarioPlaces;
}

export async function startKindServer(): Promise<KindServer> {
  const server = await startRawServer(answer);
  const placesOf = (index: number): ScenarioPlaces => ({
    page: `http://app.localhost:${server.port}`,
    api: `http://api.localhost:${server.port}/${index}/items`,
    third: `http://third.localhost:${server.port}/${index}/items`,
  });
  return { ...server, placesOf: (scenario) => placesOf(kindScenarios.indexOf(scenario)) };

  function answer(request: RawRequest): string {
    const index = Number(/^\/(\d+)\/items$/.exec(request.target)?.[1] ?? NaN);
    const scenario = kindScenarios[index];
    if (scenario === undefined) return raw("200 OK", ["Content-Type: text/html"], "<!doctype html><title>page</title>");
    const { preflight, actual, third } = scenario.answers(placesOf(index));
    const isThird = request.headers.get("host")!.startsWith("third.");
    const [status, lines, body]: Reply = (isThird ? third : request.method === "OPTIONS" ? preflight : actual) ?? [500];
    return raw(`${status} `, lines, body);
  }
}
