import { runScript } from "./package.ts";
import type { Host } from "./start.ts";

/** Runs `page.ts` of an example, which is a page with the host's own client library, and reads the JSON that it prints. */
export async function runPage({ folder, port }: Host, env: Record<string, string> = {}): Promise<unknown> {
  return JSON.parse(await runScript(folder, "page", { PORT: String(port), ...env }));
}
