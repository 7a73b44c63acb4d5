import { DurableObject, WorkerEntrypoint } from "cloudflare:workers";
import { withCors } from "../../../../src/index.ts";

const options = { origin: ["https://app.example.com", "https://other.example.com"], enforce: true } as const;

interface Env {
  NAME: string;
}

/** The default export is a class, whose instances the runtime makes. */
class Api extends WorkerEntrypoint<Env> {
  #requests = 0;
  fetch(_request: Request): Response {
    return new Response(`${this.env.NAME}, ${typeof this.ctx.waitUntil}, ${++this.#requests}`);
  }
  greet(name: string): string {
    return `hello ${name} from ${this.env.NAME}`;
  }
}
export default withCors(Api, options);

/** A named export that is an instance, with private state. */
class App {
  #runs: string[] = [];
  fetch(_request: Request, env: Env): Response {
    return new Response(`${env.NAME}, runs: ${this.#runs.join()}`);
  }
  scheduled({ cron }: { cron: string }): void {
    this.#runs.push(cron);
  }
}
export const app = withCors(new App(), options);

class CountingObject extends DurableObject {
  async fetch(_request: Request): Promise<Response> {
    const count = await this.count() + 1;
    await this.ctx.storage.put("count", count);
    return new Response(`request ${count}`);
  }
  async count(): Promise<number> {
    return await this.ctx.storage.get<number>("count") ?? 0;
  }
}
export const Counter = withCors(CountingObject, options);
