import type { APIRoute } from "astro";

export const GET: APIRoute = ({ url }) => new Response(ticks(Number(url.searchParams.get("count"))));

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
