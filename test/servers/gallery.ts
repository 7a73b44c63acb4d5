import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, type Running, startProcess, versionOf } from "../start-process.ts";

/** Where a configuration is written, and what it stands between. */
interface Site {
  readonly folder: string;
  readonly port: number;
  readonly upstream: number;
}

/** A way people get it wrong, and what a page's browser finds first. */
export interface Mistake {
  readonly name: string;
  /** What stands in place of the fix, by the places of the fix. */
  readonly parts: readonly string[];
  /** The kind of the first failure: of a GET, unless a preflight fails before. */
  readonly kind: string;
  readonly method?: "GET" | "PUT";
  /** Whether the application behind it sends no CORS header of its own. Else it sends `*`. */
  readonly behindSilentApplication?: boolean;
}

/** A server of Debian in the gallery. */
export interface GalleryServer {
  /** Its name in the catalogue. */
  readonly name: string;
  readonly debian: string;
  readonly command: string;
  /** The option that prints its version. */
  readonly versionOption?: string;
  /** Writes a configuration with the parts at their places, and returns how the server is started. */
  configure(site: Site, parts: readonly string[]): Promise<readonly string[]>;
  /** Whether no header of its answers names it. */
  readonly isAnonymous?: true;
  readonly mistakes: readonly Mistake[];
}

export function installedVersionOf({ command, versionOption }: GalleryServer): string | undefined {
  return versionOf(command, versionOption);
}

/** Starts a server of the gallery in front of an application. */
export async function startServer(
  server: GalleryServer,
  upstream: number,
  parts: readonly string[],
): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), `withcors-${server.name}-`));
  await chmod(folder, 0o755); // started by root, the workers of some servers are somebody else
  const port = await freePort();
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const args = await server.configure({ folder, port, upstream }, parts);
    const { stop } = await startProcess(server.command, args, port, folder);
    return { port, stop: () => stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

export async function write(folder: string, name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}
