import type { Call } from "./client.ts";
import { type Exceptions, type ScenarioName, scenarios } from "./scenarios.ts";

const asked = (query: string) => `/graphql?query=${encodeURIComponent(query)}`;

/** The table of scenarios as a GraphQL server can be asked it: fields are its routes. */
export function graphqlExceptions(
  reason: string,
  own: Exceptions,
  headers: Record<string, string> = {},
): Exceptions {
  const instead = (
    name: ScenarioName,
    call: Partial<Call>,
    expected: object,
  ) => {
    const { request } = scenarios[name];
    const sent = {
      ...("headers" in request ? request.headers : {}),
      ...headers,
      ...call.headers,
    };
    return {
      [name]: {
        reason,
        request: { ...request, path: "/graphql", ...call, headers: sent },
        ...expected,
      },
    };
  };
  const get = (name: ScenarioName, query: string, data: unknown) =>
    instead(name, { path: asked(query) }, { body: { data } });
  const post = (name: ScenarioName, query: string, expected: object) => {
    const call = {
      method: "POST",
      body: JSON.stringify({ query }),
      headers: { "Content-Type": "application/json" },
    };
    return instead(name, call, expected);
  };
  const items = { items: ["apple", "pear"] };

  return {
    ...get("plain GET", "{ items }", items),
    ...get("GET of an allowed origin", "{ items }", items),
    ...get("GET of an origin that a pattern allows", "{ items }", items),
    ...get("GET of a refused origin", "{ items }", items),
    ...get("GET with credentials", "{ cookie }", { cookie: "user=ada" }),
    ...instead("preflight of a PUT", {}, {}),
    ...instead("preflight of a refused origin", {}, {}),
    ...post("PUT after its preflight", 'mutation { save(name: "plum") }', {
      body: { data: { save: "plum" } },
    }),
    ...post("several cookies", "mutation { signIn }", {
      body: { data: { signIn: "ada" } },
    }),
    ...instead("OPTIONS that is no preflight", {}, {}),
    ...own,
  };
}

/** The call that stands for a scenario whose field answers in a way of the server's own. */
export const asking = (
  query: string,
  headers: Record<string, string>,
): Call => ({ path: asked(query), headers });
