import { findHeader } from "./evidence.ts";
import type { KnownServer } from "./server.ts";
import { wrapOf } from "./withcors.ts";

export const workers: KnownServer = {
  name: "workers",
  title: "Cloudflare Workers and Pages",
  role: "platform",
  isTested: false,
  recognize: (answers) => findHeader(answers, /^cf-ray$/i),
  traps: [
    "`_headers` applies to static assets only, never to the answers of Functions and Workers",
    "nothing answers OPTIONS unless the Worker does",
    "`cf-mitigated: challenge` means that a bot check answered, and the Worker never saw the request",
  ],
  configure: (target) => [{ place: "in the Worker", text: wrapOf(target) }],
};
