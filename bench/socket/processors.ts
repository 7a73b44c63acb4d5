import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";

/** Linux can keep a process on one processor. Elsewhere the system places server and client, and figures spread more. */
export const pinned: boolean = availableParallelism() > 1 &&
  spawnSync("taskset", ["-c", "0,1", "true"], { stdio: "ignore" }).status === 0;

/** A command on the server's processor, or on the client's. */
export function pin(side: "server" | "client", command: readonly string[]): string[] {
  return pinned ? ["taskset", "-c", side === "server" ? "0" : "1", ...command] : [...command];
}
