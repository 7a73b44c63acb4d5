import process from "node:process";
import { createServerAdapter } from "@whatwg-node/server";
import Koa from "koa";
import { withCors } from "withcors";
import { api, policy } from "../api.ts";

const app = new Koa();
const adapter = createServerAdapter(withCors(api, policy));

app.use((context, next) => {
  if (!context.path.startsWith("/api/")) return next();
  context.respond = false; // the adapter writes the response itself
  return adapter(context.req, context.res);
});
app.use((context) => {
  context.body = "an ordinary route";
});

app.listen(process.env["PORT"] ?? 3000);
