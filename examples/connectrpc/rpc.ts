import { Code, ConnectError, createConnectRouter } from "@connectrpc/connect";
import { createFetchHandler } from "@connectrpc/connect/protocol";
import { FruitService } from "./gen/fruit_pb.ts";

const router = createConnectRouter().service(FruitService, {
  list: () => ({ names: ["apple", "pear"] }),
  save({ name }) {
    if (name === "") throw new ConnectError("a fruit needs a name", Code.InvalidArgument);
    return { saved: name };
  },
  async *ticks({ count }) {
    for (let tick = 1; tick <= count; tick++) {
      yield { tick };
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  },
});

const handlers = new Map(router.handlers.map((handler) => [handler.requestPath, createFetchHandler(handler)]));

/** All methods of the service, by their paths: `/fruit.v1.FruitService/List`, ... */
export async function rpc(request: Request): Promise<Response> {
  const handler = handlers.get(new URL(request.url).pathname);
  return handler?.(request) ?? new Response("no such method", { status: 404 });
}
