import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export const openssl: string | undefined = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
  .map((folder) => `${folder}/openssl`).find((path) => existsSync(path));

/** Makes a key and a certificate that it signed itself, valid for a day. Engines are told to accept it. */
export async function createCertificate(): Promise<{ key: string; cert: string }> {
  const folder = await mkdtemp(join(tmpdir(), "withcors-certificate-"));
  const key = join(folder, "key.pem");
  const cert = join(folder, "cert.pem");
  try {
    await promisify(execFile)(openssl!, [
      ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost".split(" "),
      "-addext",
      "subjectAltName=DNS:localhost,DNS:*.localhost,IP:127.0.0.1",
      "-keyout",
      key,
      "-out",
      cert,
    ]);
    return { key: await readFile(key, "utf8"), cert: await readFile(cert, "utf8") };
  } finally {
    await rm(folder, { recursive: true });
  }
}
