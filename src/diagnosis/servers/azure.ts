import { findHeader } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, MAX_AGE } from "./values.ts";

export const azure: KnownServer = {
  name: "azure",
  title: "Azure Blob Storage",
  role: "platform",
  isTested: false,
  recognize: (answers) =>
    findHeader(answers, /^server$/i, /^Windows-Azure/) ?? findHeader(answers, /^x-ms-(?:request-id|error-code)$/i),
  traps: [
    "each service (blob, file, queue, table) has rules of its own",
    "a preflight that no rule matches gets 403 before any login",
  ],
  configure: (target) => [{ place: "in a shell", text: commandOf(target) }],
};

function commandOf({ origins, methods, headers, exposedHeaders }: FixTarget): string {
  return lines(
    "",
    "az storage cors add --services b \\",
    `  --origins ${origins.join(" ")} \\`,
    `  --methods ${methods.join(" ")} \\`,
    headers.length > 0 && `  --allowed-headers ${headers.join(" ")} \\`,
    exposedHeaders.length > 0 && `  --exposed-headers ${exposedHeaders.join(" ")} \\`,
    `  --max-age ${MAX_AGE}`,
  );
}
