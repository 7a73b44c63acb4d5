import { Hono } from "hono";
import { cors } from "hono/cors";
import { answer, type Fetch, origins, type Subject } from "./subject.ts";

function serve(middleware?: ReturnType<typeof cors>): Fetch {
  const app = new Hono();
  if (middleware !== undefined) app.use(middleware);
  return app.all("/*", answer).fetch;
}

export const subject: Subject = {
  without: () => serve(),
  withPolicy: () => serve(cors({ origin: origins, credentials: true })),
  withDefaults: () => serve(cors()),
};
