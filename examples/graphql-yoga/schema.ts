import { createSchema, type YogaInitialContext } from "graphql-yoga";

const typeDefs = /* GraphQL */ `
  type Query {
    items: [String!]!
    cookie: String
    broken: String!
  }
  type Mutation {
    save(name: String!): String!
    signIn: String!
  }
  type Subscription {
    ticks(count: Int!): Int!
  }
`;

/** The routes of ../api.ts, as far as they can be fields. */
export const schema = createSchema({
  typeDefs,
  resolvers: {
    Query: {
      items: () => ["apple", "pear"],
      cookie: (
        _: unknown,
        _arguments: unknown,
        { request }: YogaInitialContext,
      ) => request.headers.get("cookie"),
      broken: () => {
        throw new Error("out of order");
      },
    },
    Mutation: {
      save: (_: unknown, { name }: { name: string }) => name,
      signIn: async (
        _: unknown,
        _arguments: unknown,
        { request }: YogaInitialContext,
      ) => {
        await request.cookieStore?.set("user", "ada");
        await request.cookieStore?.set("theme", "dark");
        return "ada";
      },
    },
    Subscription: {
      ticks: {
        async *subscribe(_: unknown, { count }: { count: number }) {
          try {
            for (let tick = 1; tick <= count; tick++) {
              yield { ticks: tick };
              await new Promise((resolve) => setTimeout(resolve, 50));
            }
          } finally {
            console.log("ticks: cancelled");
          }
        },
      },
    },
  },
});
