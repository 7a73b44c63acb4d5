import { DurableObject, WorkerEntrypoint } from "cloudflare:workers";
import { withCors } from "withcors";
import { api, policy } from "../api.ts";

class Api extends WorkerEntrypoint<Env> {
  override async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const room = this.env.ROOM.getByName("one");
    if (pathname === "/api/room") return room.fetch(request);
    if (pathname === "/api/room/guests") return Response.json(await room.guests());
    if (pathname === "/api/sum") return Response.json(await this.env.API.sum(1, 2));
    return api(request);
  }

  /** For other Workers, by RPC, as is `guests` below. */
  sum(a: number, b: number): number {
    return a + b;
  }
}

/** The entrypoint with CORS: `fetch` has the policy, `sum` is as it was. */
export default withCors(Api, policy);

/** A Durable Object that is reached by `fetch` and by RPC. */
export class Room extends DurableObject<Env> {
  #guests = 0;

  override async fetch(): Promise<Response> {
    return Response.json({ guest: ++this.#guests });
  }

  guests(): number {
    return this.#guests;
  }
}
