import { createServer } from "node:http";
import process from "node:process";
import { createServerAdapter } from "@whatwg-node/server";
import { useCookies } from "@whatwg-node/server-plugin-cookies";
import { createYoga } from "graphql-yoga";
import { withCors } from "withcors";
import { policy } from "../api.ts";
import { schema } from "./schema.ts";

const yoga = createYoga({
  schema,
  cors: false,
  plugins: [useCookies(), {
    onResponse: ({ response }) => response.headers.set("x-request-id", "1"),
  }],
});

createServer(createServerAdapter(withCors(yoga.handleRequest, policy))).listen(
  process.env["PORT"] ?? 3000,
);
