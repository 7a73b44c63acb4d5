import { findHeader } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines } from "./values.ts";
import { optionsOf } from "./withcors.ts";

export const nextjs: KnownServer = {
  name: "nextjs",
  title: "Next.js",
  role: "application",
  isTested: false,
  recognize: (answers) => findHeader(answers, /^x-powered-by$/i, /^Next\.js/i),
  traps: [
    "`headers()` of next.config is static: it cannot answer with the origin of the page, and answers no OPTIONS",
    "a route handler without OPTIONS answers preflights with its allowed methods and no CORS headers",
  ],
  configure: (target) => [{ place: "in app/…/route.ts, around the handlers", text: wrapOf(target) }],
};

function wrapOf(target: FixTarget): string {
  const methods = target.methods.filter((method) => method !== "HEAD" && method !== "OPTIONS").join(", ");
  return lines(
    "",
    `import { withCors } from "withcors";`,
    "",
    `export const { ${methods}, OPTIONS } = withCors({ ${methods} }, {`,
    optionsOf(target, false),
    "});",
  );
}
