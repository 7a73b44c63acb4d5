import { expect } from "vitest";
import { SERVERS } from "../../src/diagnosis/servers/catalogue.ts";
import { chromium } from "../engines/chromium.ts";
import { all, probe, probeExpression } from "./probes.ts";

export const ADMIN = "https://admin.example.com";
const EVIL = "https://evil.example";

/** The configuration that the catalogue prints for two origins, one of them that of a page on this machine. */
export function fixOf(name: string, pagePort: number): string[] {
  const known = SERVERS.find((each) => each.name === name)!;
  const parts = known.configure({
    origins: [`http://localhost:${pagePort}`, ADMIN],
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    headers: ["content-type", "authorization"],
    exposedHeaders: ["etag"],
    credentials: true,
  });
  return parts.map(({ text }) => text);
}

/** Both listed origins get every answer, and nobody else gets any: by the standard, and in Chromium. */
export async function expectFixed(port: number, pagePort: number): Promise<void> {
  expect(await probe(port, `http://localhost:${pagePort}`)).toEqual(all("shared"));
  expect(await probe(port, ADMIN)).toEqual(all("shared"));
  expect(Object.values(await probe(port, EVIL))).not.toContain("shared");
  if (chromium.missing.length > 0) return;
  const engine = await chromium.start();
  try {
    const from = (host: string) => engine.evaluate(`http://${host}:${pagePort}/`, probeExpression(port));
    expect(await from("localhost")).toEqual(all("shared"));
    expect(await from("app.localhost")).toEqual(all("refused"));
  } finally {
    await engine.stop();
  }
}
