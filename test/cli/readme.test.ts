import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { splitShellWords } from "../../src/diagnosis/inputs/shell-words.ts";
import { createCertificate, openssl } from "../engines/certificate.ts";
import { withcors } from "./run.ts";

test.skipIf(openssl === undefined)("README.md shows what the command prints", async () => {
  const [, command, report] = /## You see a red error\n[^]*?```sh\nnpx withcors ([^]*?)```\n\n```text\n([^]*?)```/
    .exec(readFileSync("README.md", "utf8"))!;
  // An API of Express that asks every request to log in, preflights too.
  const server = createServer(await createCertificate(), (_, response) => {
    response.writeHead(401, { "X-Powered-By": "Express", "WWW-Authenticate": "Bearer" }).end(
      '{"error":"missing token"}',
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const here = `https://api.example.com:${port}`;
  const words = splitShellWords(command!.trim()).map((word) => word.replace("https://api.example.com", here));
  const { stdout, code } = await withcors([...words, "-k", "--resolve", `api.example.com:${port}:127.0.0.1`]);
  server.close();
  expect(stdout.replaceAll(here, "https://api.example.com").replace(/\d+ ms/, "41 ms")).toBe(report);
  expect(code).toBe(1);
});
