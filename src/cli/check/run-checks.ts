import type { Diagnosis } from "../../diagnosis/diagnosis.ts";
import { diagnose } from "../../diagnosis/diagnose.ts";
import { diagnoseAgain } from "../../diagnosis/diagnose-again.ts";
import type { CopiedRequest } from "../../diagnosis/inputs/copied-request.ts";
import type { PastedRequest } from "../../diagnosis/inputs/pasted.ts";
import { noteConsole } from "../../diagnosis/notes/console.ts";
import type { PageRequest } from "../../diagnosis/page-request.ts";
import { type HeaderLine, valueOf } from "../../diagnosis/wire.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { createTransport } from "../transport/transport.ts";
import { VERSION } from "../version.ts";
import type { Checked } from "./checked.ts";
import { exitCodeOf } from "./exit-code.ts";
import { report } from "./report.ts";
import type { CheckSettings } from "./settings.ts";

/** The origin of a page that nobody named. */
const DEFAULT_ORIGIN = "https://app.example.com";

const USER_AGENT: HeaderLine = ["User-Agent", `Mozilla/5.0 (compatible; withcors/${VERSION})`];

/** Checks each request for each origin, one after the other. */
export async function runChecks(
  inputs: readonly PastedRequest[],
  settings: CheckSettings,
  io: Io,
): Promise<ExitCode> {
  const checks: Checked[] = [];
  for (const input of inputs) {
    const given = settings.origins.length > 0 ? settings.origins : [input.request.origin];
    for (const origin of given) {
      for (let round = 0; round < settings.repeat; round++) checks.push(await runCheck(input, origin, settings));
    }
  }
  report(checks, settings, io);
  return exitCodeOf(checks.map(({ diagnosis }) => diagnosis), settings);
}

async function runCheck(input: PastedRequest, origin: string | null, settings: CheckSettings): Promise<Checked> {
  const { request, recorded } = input;
  const page = toPage(request, origin ?? DEFAULT_ORIGIN, settings);
  const transport = recorded ??
    createTransport({
      ...settings,
      insecure: settings.insecure || request.insecure === true,
      browserHeaders: withUserAgent(request.browserHeaders),
    });
  const diagnosis = await diagnose({ page, transport, send: settings.send || recorded !== null });
  const isKnown = settings.credentials !== null || request.credentials !== null;
  const noted = isKnown ? diagnosis : await compareCredentials(diagnosis, settings.send);
  const { consoleLine } = input;
  const notes = consoleLine === null ? [] : noteConsole(noted, consoleLine);
  const withConsole = { ...noted, notes: [...notes, ...noted.notes] };
  return {
    diagnosis: origin === null ? withoutOriginNotes(withConsole) : withConsole,
    isOriginGuessed: origin === null,
  };
}

function withUserAgent(headers: readonly HeaderLine[]): readonly HeaderLine[] {
  return valueOf(headers, "user-agent") === null ? [...headers, USER_AGENT] : headers;
}

function toPage(request: CopiedRequest, origin: string, settings: CheckSettings): PageRequest {
  const { url, method, headers, body, cookie } = request;
  return {
    url,
    method,
    headers,
    body,
    origin,
    credentials: settings.credentials ?? request.credentials ?? "same-origin",
    mode: settings.mode ?? request.mode ?? "cors",
    cookie,
  };
}

/** A copied command does not tell whether the page includes credentials: both are judged by the same answers. */
async function compareCredentials(diagnosis: Diagnosis, send: boolean): Promise<Diagnosis> {
  const withCredentials = await diagnoseAgain({ ...diagnosis.request, credentials: "include" }, diagnosis, send);
  if (withCredentials.verdict === diagnosis.verdict || diagnosis.verdict !== "shared") return diagnosis;
  const { kind } = withCredentials.failures[0]!;
  const message =
    `With credentials: "include", the same answer is not shared (${kind}). The input does not tell which ` +
    "it was: --credentials judges that.";
  return { ...diagnosis, notes: [...diagnosis.notes, { code: "credentials-unknown", message }] };
}

/** What depends on the origin alone means nothing if it was guessed. */
function withoutOriginNotes(diagnosis: Diagnosis): Diagnosis {
  const notes = diagnosis.notes.filter(({ code }) => code !== "local-network-access" && code !== "mixed-content");
  return { ...diagnosis, notes };
}
