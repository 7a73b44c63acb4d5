import process from "node:process";

/**
 * The milliseconds that processors have worked for this process, to the microsecond, and so whatever else the machine does
 * meanwhile. Garbage collectors and compilers that run beside the program are in it.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
