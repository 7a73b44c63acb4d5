/** The routes that have nothing to do with Expo, as in ../api.ts: a copy, since Metro takes no modules above the project. */
export async function others(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  switch (pathname.split("/").at(-1)) {
    case "proxied":
      return await fetch(new URL("items", request.url));
    case "shared":
      await pause(50);
      return shared;
    case "version":
      if (request.headers.get("if-none-match") !== '"1"') return new Response("1", { headers: { etag: '"1"' } });
      return new Response(null, { status: 304, headers: { etag: '"1"' } });
    case "ticks":
      return new Response(ticks(Number(searchParams.get("count"))));
    case "slow":
      return await untilAborted(request.signal);
  }
  return new Response("not found", { status: 404 });
}

/** One response for all requests, also for those that come while it is being sent. */
const shared = new Response(null, { status: 204 });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A line every 50 ms, `count` times, or until nobody reads them any more. */
function ticks(count: number): ReadableStream<Uint8Array> {
  let tick = 0;
  return new ReadableStream({
    async pull(controller) {
      if (tick === count) return controller.close();
      if (tick > 0) await pause(50);
      controller.enqueue(new TextEncoder().encode(`tick ${++tick}\n`));
    },
    cancel: () => console.log("ticks: cancelled"),
  });
}

/** Answers after 5 seconds, or at once when the requester hangs up. */
async function untilAborted(signal: AbortSignal): Promise<Response> {
  const aborted = new Promise((resolve) => signal.addEventListener("abort", resolve)).then(() => "slow: aborted");
  const outcome = await Promise.race([aborted, pause(5000).then(() => "slow: done")]);
  console.log(outcome);
  return new Response(outcome);
}
