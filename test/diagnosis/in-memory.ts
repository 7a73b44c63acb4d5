import type { PageRequest } from "../../src/diagnosis/page-request.ts";
import type { HeaderLine, Transport, WireRequest } from "../../src/diagnosis/wire.ts";
import type { KindScenario, Reply, ScenarioPlaces } from "./kind-scenarios.ts";

export const places: ScenarioPlaces = {
  page: "http://app.localhost:8000",
  api: "http://api.localhost:8000/items",
  third: "http://third.localhost:8000/items",
};

/** A server in memory, and what it was sent. */
export interface Recording {
  readonly transport: Transport;
  readonly requests: WireRequest[];
}

export function serve({ answers }: Pick<KindScenario, "answers">): Recording {
  const { preflight, actual, third } = answers(places);
  const requests: WireRequest[] = [];
  return {
    requests,
    transport(request) {
      requests.push(request);
      const reply = new URL(request.url).host.startsWith("third")
        ? third
        : request.kind === "preflight"
        ? preflight
        : actual;
      return Promise.resolve(toAnswer(reply ?? [500]));
    },
  };
}

function toAnswer([status, lines = [], body = ""]: Reply): Awaited<ReturnType<Transport>> {
  const headers = lines.map((line): HeaderLine => {
    const [, name, value] = /^([^:]+): *(.*)$/.exec(line)!;
    return [name!, value!];
  });
  return { status, statusText: "", headers, body };
}

export function toPage({ request = {} }: Pick<KindScenario, "request">): PageRequest {
  const { method = "GET", headers = {}, credentials = "same-origin", mode = "cors" } = request;
  return {
    url: places.api,
    method,
    headers: Object.entries(headers),
    body: null,
    origin: places.page,
    credentials,
    mode,
    cookie: null,
  };
}
