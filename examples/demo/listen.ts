import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import type { Origin } from "withcors";

/** The port that an environment variable names. */
export function readPort(variable: string, byDefault: number): number {
  const value = process.env[variable] || String(byDefault);
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65535) return port;
  return fail(
    `${variable} is ${JSON.stringify(value)}, which is no port: write a number from 1 to 65535, or 0 for a free one`,
  );
}

/** A server on a port of this machine alone, and the origin that it serves. */
export async function listen(variable: string, port: number): Promise<{ server: Server; origin: Origin }> {
  const server = createServer();
  try {
    // An address, since the name localhost may lead browsers to what others serve on the same port of ::1.
    await once(server.listen(port, "127.0.0.1"), "listening");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const problem = code === "EADDRINUSE" ? "is taken" : `cannot be listened on (${code})`;
    fail(
      `Port ${port} ${problem}: choose another, as in ${variable}=${
        suggest(port)
      } npm start, or ${variable}=0 for a free one`,
    );
  }
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function suggest(port: number): number {
  return port > 1024 && port < 65435 ? port + 100 : 8080;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
