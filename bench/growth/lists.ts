import { setImmediate } from "node:timers/promises";
import { processorTime } from "../processor-time.ts";
import { createCors } from "../../dist/index.js";
import { median } from "../report/spread.ts";

/** Nanoseconds for one answer, by the number of names in a header. */
export interface ListCost {
  readonly what: "preflight, names echoed" | "preflight, names listed" | "Vary, added to the handler";
  readonly names: number;
  readonly ns: number;
}

const ORIGIN = "https://app.example.com";
const echoing = createCors({
  origin: [ORIGIN, "https://b.example"],
  credentials: true,
});
const listing = createCors({
  origin: [ORIGIN, "https://b.example"],
  allowedHeaders: ["content-type"],
});
const dynamic = createCors({ origin: [ORIGIN, "https://b.example"] });
const sink: { value: unknown } = { value: null };

export async function measureLists(rounds: number): Promise<ListCost[]> {
  const measured: ListCost[] = [];
  for (const names of [10, 100, 1000, 5000]) {
    const request = preflightFor(names);
    const answer = () => new Response();
    measured.push(
      {
        what: "preflight, names echoed",
        names,
        ns: await time(() => echoing.handle(request, answer), rounds),
      },
      {
        what: "preflight, names listed",
        names,
        ns: await time(() => listing.handle(request, answer), rounds),
      },
    );
  }
  for (const names of [1, 5, 10, 50]) {
    const vary = listOf(names);
    const answer = () => new Response(null, { headers: { vary } });
    const request = new Request("https://api.example.com/", {
      headers: { origin: ORIGIN },
    });
    const [bare, decorated] = [await time(answer, rounds), await time(() => dynamic.handle(request, answer), rounds)];
    measured.push({
      what: "Vary, added to the handler",
      names,
      ns: decorated - bare,
    });
  }
  return measured;
}

function preflightFor(names: number): Request {
  return new Request("https://api.example.com/", {
    method: "OPTIONS",
    headers: {
      origin: ORIGIN,
      "access-control-request-method": "PUT",
      "access-control-request-headers": listOf(names),
    },
  });
}

const listOf = (names: number) => Array.from({ length: names }, (_, index) => `x-name-${index}`).join(",");

async function time(call: () => unknown, rounds: number): Promise<number> {
  const samples: number[] = [];
  for (let round = -20; round < rounds; round++) {
    await setImmediate();
    const start = processorTime();
    for (let count = 0; count < 500; count++) sink.value = call();
    if (round >= 0) samples.push(((processorTime() - start) * 1e6) / 500);
  }
  return median(samples);
}
