import { withCors } from "../../../../src/index.ts";

/** A class with private state, whose instance `bun` and `deno serve` start as a server. */
class App {
  #greeting = "hello";
  port = 0;
  hostname = "127.0.0.1";
  fetch(request: Request): Response {
    if (request.url.endsWith("/broken")) throw new Error("out of order");
    return new Response(`${this.#greeting} from ${this.constructor.name}`);
  }
  /** Of Bun. */
  error(): Response {
    return new Response(this.#greeting, { status: 500 });
  }
  /** Of Deno. */
  onListen({ port }: { port: number }): void {
    if (this.#greeting === "hello") console.log(`:${port}/`);
  }
}

export default withCors(new App(), { origin: "https://app.example.com" });
