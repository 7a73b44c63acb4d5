import { createBrowser, type FetchFailure } from "../../src/testing.ts";
import { response } from "../response.ts";
import type { ReceivedRequest } from "./received-requests.ts";
import { fetchAll, type Seen } from "./page-script.ts";
import { type Places, settleAll } from "./test-origins.ts";
import type { Handler, Row } from "./rows.ts";
import { cannedAnswer } from "./canned-answers.ts";

export interface InProcess {
  readonly arrivals: ReceivedRequest[];
  readonly seen: Seen[];
  /** Where our browser refused, and what no other one tells: the algorithm and the step. */
  readonly refusals: { algorithm: string; step: string }[];
}

/** Does in our browser what a row says, to the very handlers that the real servers have. */
export async function runInProcess(row: Row, places: Places, folder: number): Promise<InProcess> {
  const arrivals: ReceivedRequest[] = [];
  const refusals: InProcess["refusals"] = [];
  const handler = handlerOf(row, places, folder);
  const browser = createBrowser(async (request) => {
    const { method, url, headers } = request;
    const body = "wrap" in row.server || request.body === null ? "" : await request.text();
    arrivals.push({ method, url, headers: [...headers], body });
    return await handler(request);
  });
  const page = row.page === null ? null : browser.page(places[row.page]);
  const seen = await fetchAll(settleAll(row.fetches, places, folder), async (url, init) => {
    try {
      return await (page ?? browser.page(null)).fetch(url, init);
    } catch (error) {
      refusals.push(toRefusal(error as { cause: FetchFailure }));
      throw error;
    }
  });
  return { arrivals, seen, refusals };
}

function toRefusal({ cause: { algorithm, step } }: { cause: FetchFailure }): InProcess["refusals"][number] {
  return { algorithm, step };
}

function handlerOf(
  { server }: Row,
  places: Places,
  folder: number,
): Handler {
  if ("wrap" in server) return server.wrap(places);
  const settled = settleAll(server.answers, places, folder);
  return ({ method, url }) => {
    const { body, ...init } = cannedAnswer(settled[`${method} ${url}`], folder);
    return response(body, init);
  };
}
