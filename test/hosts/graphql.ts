import { otherwise } from "./otherwise.ts";
import type { Exceptions } from "./scenarios.ts";

const path = "/graphql";

/** Where a query is asked for by GET. */
export const asking = (query: string): string => `${path}?query=${encodeURIComponent(query)}`;

/** The table of scenarios as a GraphQL server can be asked it: fields are its routes. */
export function graphqlExceptions(reason: string, headers: Record<string, string> = {}): Exceptions {
  const json = { "Content-Type": "application/json" };
  const post = (query: string) => ({
    path,
    method: "POST",
    body: JSON.stringify({ query }),
    headers: json,
  });
  const get = (query: string) => ({ path: asking(query), headers });
  const items = { body: { data: { items: ["apple", "pear"] } } };

  return otherwise(reason, {
    "plain GET": [get("{ items }"), items],
    "GET of an allowed origin": [get("{ items }"), items],
    "GET of an origin that a pattern allows": [
      get("{ items }"),
      items,
    ],
    "GET of a refused origin": [get("{ items }"), items],
    "GET with credentials": [get("{ cookie }"), {
      body: { data: { cookie: "user=ada" } },
    }],
    "preflight of a PUT": [{ path }],
    "preflight of a refused origin": [{ path }],
    "PUT after its preflight": [post('mutation { save(name: "plum") }'), {
      body: { data: { save: "plum" } },
    }],
    "several cookies": [post("mutation { signIn }"), {
      body: { data: { signIn: "ada" } },
    }],
  });
}
