import { type ApolloServer, HeaderMap } from "@apollo/server";
import type { Context } from "./schema.ts";

/** A Fetch handler of a started server, by the method that Apollo's documentation of integrations names. */
export function fetchHandler(server: ApolloServer<Context>): (request: Request) => Promise<Response> {
  return async (request) => {
    const headers = new Headers({ "x-request-id": "1" });
    const { status, headers: own, body } = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers: new HeaderMap(request.headers),
        search: new URL(request.url).search,
        body: request.method === "POST" ? await request.json() : undefined,
      },
      context: async () => ({ request, headers }),
    });
    for (const [name, value] of own) headers.set(name, value);
    if (body.kind === "chunked") {
      throw new Error("only @defer and @stream answer in chunks, which graphql 16 does not have");
    }
    return new Response(body.string, { status: status ?? 200, headers });
  };
}
