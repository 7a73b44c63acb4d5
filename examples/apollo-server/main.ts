import { ApolloServer } from "@apollo/server";
import { serve } from "srvx";
import { withCors } from "withcors";
import { policy } from "../api.ts";
import { fetchHandler } from "./fetch-handler.ts";
import { type Context, resolvers, typeDefs } from "./schema.ts";

const server = new ApolloServer<Context>({ typeDefs, resolvers });
await server.start();

serve({ fetch: withCors(fetchHandler(server), policy) });
