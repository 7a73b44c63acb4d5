import type { Fetcher } from "@cloudflare/workers-types";

interface Env {
  API: Fetcher & { greet(name: string): Promise<string> };
  APP: Fetcher & { scheduled(event: { cron: string; scheduledTime: Date }): Promise<{ outcome: string }> };
  COUNTER: { idFromName(name: string): string; get(id: string): Fetcher & { count(): Promise<number> } };
}

/** Reaches the classes and objects of the other worker, over their bindings. */
export default {
  async fetch(request: Request, { API, APP, COUNTER }: Env): Promise<unknown> {
    const counter = COUNTER.get(COUNTER.idFromName("one"));
    switch (new URL(request.url).pathname) {
      case "/class":
        return await API.fetch(request as never);
      case "/class/rpc":
        return new Response(await API.greet("Ada"));
      case "/instance":
        return await APP.fetch(request as never);
      case "/instance/scheduled":
        return new Response((await APP.scheduled({ cron: "* * * * *", scheduledTime: new Date(0) })).outcome);
      case "/durable":
        return await counter.fetch(request as never);
      default:
        return new Response(`${await counter.count()}`);
    }
  },
};
