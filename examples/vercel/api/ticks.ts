import { withCors } from "withcors";
import { cors } from "../policy.ts";

/** All methods by one function. */
export default withCors({
  fetch: (request: Request) => new Response(ticks(Number(new URL(request.url).searchParams.get("count")))),
}, cors);

function ticks(count: number): ReadableStream<Uint8Array> {
  let tick = 0;
  return new ReadableStream({
    async pull(controller) {
      if (tick === count) return controller.close();
      if (tick > 0) await new Promise((resolve) => setTimeout(resolve, 50));
      controller.enqueue(new TextEncoder().encode(`tick ${++tick}\n`));
    },
  });
}
