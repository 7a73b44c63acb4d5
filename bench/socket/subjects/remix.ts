import { cors } from "@remix-run/cors-middleware";
import { createRouter, type Middleware } from "@remix-run/fetch-router";
import { answer, type Fetch, origins, type Subject } from "./subject.ts";

function serve(...middleware: Middleware[]): Fetch {
  const router = createRouter({ middleware });
  router.map("*", answer);
  return (request) => router.fetch(request);
}

export const subject: Subject = {
  without: () => serve(),
  withPolicy: () => serve(cors({ origin: origins, credentials: true })),
  withDefaults: () => serve(cors()),
};
