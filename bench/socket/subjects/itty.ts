import { cors, type CorsOptions, Router } from "itty-router";
import { answer, type Fetch, origins, type Subject } from "./subject.ts";

function serve(options?: CorsOptions): Fetch {
  if (options === undefined) return Router().all("*", answer).fetch;
  const { preflight, corsify } = cors(options);
  return Router({ before: [preflight], finally: [corsify] }).all("*", answer).fetch;
}

export const subject: Subject = {
  without: () => serve(),
  withPolicy: () => serve({ origin: origins, credentials: true }),
  withDefaults: () => serve({}),
};
