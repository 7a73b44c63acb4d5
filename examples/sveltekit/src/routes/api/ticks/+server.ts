import type { RequestHandler } from "@sveltejs/kit";

export const GET: RequestHandler = ({ url }) => new Response(ticks(Number(url.searchParams.get("count"))));

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
