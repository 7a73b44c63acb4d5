import process from "node:process";
import { createInterface } from "node:readline";

/**
 * Tells the bench the port, and for each line that it sends the CPU time which this process has used so far, in
 * microseconds. Over stdin and stdout, since a request for it would run through what is measured.
 */
export function listening(port: number | undefined): void {
  console.log(port);
  const input = createInterface(process.stdin);
  input.on("line", () => {
    const { user, system } = process.cpuUsage();
    console.log(user + system);
  });
  // Whatever ends the bench ends its servers, too.
  input.on("close", () => process.exit());
}
