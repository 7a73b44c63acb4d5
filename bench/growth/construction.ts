import process from "node:process";
import { setImmediate } from "node:timers/promises";
import { processorTime } from "../processor-time.ts";
import { type CorsOptions, createCors } from "../../dist/index.js";
import { median } from "../report/spread.ts";
import { createRules, type Kind } from "./origins.ts";

export interface Construction {
  readonly kind: Kind;
  readonly size: number;
  /** For one rule, in nanoseconds. */
  readonly ns: number;
  /** For one rule, beside the string that the caller holds anyway. */
  readonly bytes: number;
}

export async function measureConstruction(sizes: readonly number[], rounds: number): Promise<Construction[]> {
  const measured: Construction[] = [];
  for (const size of sizes) {
    for (const kind of ["exact", "patterns"] as const) {
      measured.push(await measureOne(kind, size, size > 1000 ? Math.min(rounds, 3) : rounds));
    }
  }
  return measured;
}

async function measureOne(kind: Kind, size: number, rounds: number): Promise<Construction> {
  const times: number[] = [];
  const calls = Math.max(1, Math.floor(2000 / size));
  for (let round = -2; round < rounds; round++) {
    const { rules } = createRules(kind, size);
    // Else it is the garbage of the strings that is collected meanwhile.
    await heapUsed();
    const start = processorTime();
    for (let call = 0; call < calls; call++) {
      createCors({ origin: rules } as CorsOptions);
    }
    if (round >= 0) {
      times.push(((processorTime() - start) * 1e6) / calls / size);
    }
  }
  return { kind, size, ns: median(times), bytes: await retained(kind, size) };
}

/** Small policies are kept by the thousand, so that the noise of a heap does not drown them. */
async function retained(kind: Kind, size: number): Promise<number> {
  const copies = Math.max(1, Math.ceil(4000 / size));
  const { rules } = createRules(kind, size);
  createCors({ origin: rules } as CorsOptions);
  const before = await heapUsed();
  const kept = Array.from({ length: copies }, () => createCors({ origin: rules } as CorsOptions));
  const after = await heapUsed();
  return (after - before) / kept.length / size;
}

async function heapUsed(): Promise<number> {
  const { gc, Bun } = globalThis as {
    gc?: () => void;
    Bun?: { gc(force: boolean): void };
  };
  for (let time = 0; time < 2; time++) {
    Bun?.gc(true);
    gc?.();
    await setImmediate();
  }
  return process.memoryUsage().heapUsed;
}
