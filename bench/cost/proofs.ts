import process from "node:process";
import { setImmediate } from "node:timers/promises";
import v8 from "node:v8";
import { type CorsOptions, withCors } from "../../dist/index.js";
import { median } from "../report/spread.ts";
import { type Case, cases, type Handler, policies } from "./cases.ts";
import { handwritten } from "./handwritten.ts";
import { requestsOf } from "./requests.ts";
import type { Proof } from "./results.ts";

const CALLS = 500;
const sink: { value: unknown } = { value: null };
const proofs: Proof[] = [];
for (const row of cases.filter(({ isPreflight, name }) => !isPreflight && name !== "async" && name !== "immutable")) {
  const ours = withCors(row.handler, policies[row.policy] as CorsOptions);
  const requests = requestsOf(row, 32);
  proofs.push({
    name: row.name,
    headerReads: countHeaderReads(ours, requests[0]!),
    promises: countPromises(ours, requests[0]!) - countPromises(row.handler, requests[0]!),
    bytes: await measureBytes(row, ours, requests),
  });
}
console.log(JSON.stringify(proofs));
process.exit();

function countHeaderReads(serve: Handler, request: Request): number {
  let reads = 0;
  const watched = new Proxy(request, {
    get(target, name) {
      if (name === "headers") reads++;
      return Reflect.get(target, name, target);
    },
  });
  sink.value = serve(watched);
  return reads;
}

function countPromises(serve: Handler, request: Request): number {
  let promises = 0;
  const stop = v8.promiseHooks.onInit(() => void promises++);
  sink.value = serve(request);
  stop();
  return promises;
}

async function measureBytes(row: Case, ours: Handler, requests: readonly Request[]): Promise<Proof["bytes"]> {
  const subjects = {
    bare: row.handler,
    operations: operationsOf(row),
    handwritten: handwritten(row, row.handler),
    ours,
  };
  const samples: Record<keyof typeof subjects, number[]> = { bare: [], operations: [], handwritten: [], ours: [] };
  // The first rounds are for the compilers: what they have not seen through yet makes objects that nobody needs.
  for (let round = -100; round < 21; round++) {
    for (const [name, serve] of Object.entries(subjects)) {
      const bytes = await allocated(serve, requests);
      if (round >= 0) samples[name as keyof typeof subjects].push(bytes);
    }
  }
  return {
    bare: median(samples.bare),
    operations: median(samples.operations),
    handwritten: median(samples.handwritten),
    ours: median(samples.ours),
  };
}

/** What is done to the headers, and nothing else: no guard, no policy, no way to another answer. */
function operationsOf({ policy, handler, expected }: Case): Handler {
  const isConstant = policy === "public" || policy === "single";
  const fields = Object.entries(expected);
  const look = (_value: string, name: string) => {
    sink.value = name;
  };
  return (request) => {
    const origin = isConstant ? "" : (request.headers.get("origin") ?? "");
    const response = handler(request) as Response;
    const { headers } = response;
    headers.forEach(look);
    for (const [name, value] of fields) headers.set(name, value === "ORIGIN" ? origin : value);
    return response;
  };
}

async function allocated(serve: Handler, requests: readonly Request[]): Promise<number> {
  await setImmediate();
  const before = v8.getHeapStatistics().total_allocated_bytes;
  for (let call = 0; call < CALLS; call++) {
    sink.value = serve(requests[call & 31]!);
  }
  return (v8.getHeapStatistics().total_allocated_bytes - before) / CALLS;
}
