import { importLibrary, libraries } from "./libraries.ts";

// A process of its own: prints how many microseconds a policy takes by each library, as JSON.
const rounds = 40;
let sink: unknown;

/** Milliseconds of a batch. */
function time(create: () => unknown, count: number): number {
  const begin = performance.now();
  for (let index = 0; index < count; index++) sink = create();
  return performance.now() - begin;
}

/** As many as take about two milliseconds, once they are warm. */
function batch(create: () => unknown): number {
  time(create, 2000);
  const count = 200;
  return Math.max(1, Math.round(count * 2 / Math.max(time(create, count), 0.002)));
}

const subjects = await Promise.all(
  Object.keys(libraries).map(async (file) => {
    const { create } = await importLibrary(file);
    return { file, create, count: batch(create), samples: [] as number[] };
  }),
);
for (let round = 0; round < rounds; round++) {
  for (const { create, count, samples } of subjects) samples.push(time(create, count) / count * 1000);
}
if (sink === undefined) throw new Error("no library built anything");
const medians = subjects.map(({ file, samples }) => [file, samples.sort((one, other) => one - other)[rounds >> 1]]);
console.log(JSON.stringify(Object.fromEntries(medians)));
