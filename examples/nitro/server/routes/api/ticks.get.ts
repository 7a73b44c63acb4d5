import { defineHandler } from "nitro";
import { getQuery, iterable } from "nitro/h3";

export default defineHandler((event) => iterable(ticks(Number(getQuery(event)["count"]))));

async function* ticks(count: number): AsyncGenerator<string> {
  try {
    for (let tick = 1; tick <= count; tick++) {
      yield `tick ${tick}\n`;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    console.log("ticks: cancelled");
  }
}
