export interface Context {
  request: Request;
  /** What goes out with the response: Apollo's own map of headers has one line for each name. */
  headers: Headers;
}

export const typeDefs = `#graphql
  type Query {
    items: [String!]!
    cookie: String
    broken: String!
  }
  type Mutation {
    save(name: String!): String!
    signIn: String!
  }
`;

/** The routes of ../api.ts, as far as they can be fields. */
export const resolvers = {
  Query: {
    items: () => ["apple", "pear"],
    cookie: (_: unknown, _arguments: unknown, { request }: Context) => request.headers.get("cookie"),
    broken: () => {
      throw new Error("out of order");
    },
  },
  Mutation: {
    save: (_: unknown, { name }: { name: string }) => name,
    signIn: (_: unknown, _arguments: unknown, { headers }: Context) => {
      headers.append("set-cookie", "user=ada");
      headers.append("set-cookie", "theme=dark");
      return "ada";
    },
  },
};
