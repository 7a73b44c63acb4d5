import type { Host } from "./hosts.ts";
import { type Client, load } from "./load.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { origin } from "./subjects/subject.ts";

/** One subject in one process. */
export interface Sample {
  readonly requestsPerSecond: number;
  /** In microseconds. */
  readonly p99: number;
  /** CPU time of the server's process for each request, in microseconds. */
  readonly cpu: number;
}

export interface Plan {
  readonly client: Client;
  readonly warmUp: number;
  readonly seconds: number;
}

/** Starts a server anew, warms it, and loads it. A fresh process each time, since processes differ more than runs do. */
export async function measure(host: Host, subject: string, { client, warmUp, seconds }: Plan): Promise<Sample> {
  const server = await startServer(host, subject);
  try {
    await check(server, host.pairs.some((pair) => pair.with === subject));
    await load(client, server.url, warmUp);
    const before = await server.cpuTime();
    const { requests, seconds: elapsed, p99 } = await load(client, server.url, seconds);
    const after = await server.cpuTime();
    return { requestsPerSecond: requests / elapsed, p99, cpu: (after - before) / requests };
  } finally {
    await server.stop();
  }
}

/** What answers wrongly is not worth a figure. */
async function check({ url }: ServerProcess, cors: boolean): Promise<void> {
  const response = await fetch(url, { headers: { origin } });
  const body = await response.text();
  const granted = response.headers.get("access-control-allow-origin");
  const credentials = response.headers.get("access-control-allow-credentials");
  const right = response.status === 200 && body === '{"hello":"world"}' &&
    granted === (cors ? origin : null) && credentials === (cors ? "true" : null);
  if (!right) throw new Error(`${url} answers ${response.status} ${body}, ${granted}, ${credentials}`);
}
