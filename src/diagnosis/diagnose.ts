import type { FetchFailure } from "../browser/network-errors.ts";
import type { DiagnosedExchange, DiagnosedFailure, Diagnosis, Verdict } from "./diagnosis.ts";
import { type EngineName, ENGINES, enginesThatPass, nameInEngines } from "./kinds/engine-names.ts";
import { addressOf } from "./kinds/specification.ts";
import { findNotes } from "./notes/notes.ts";
import { type Recorded, Recorder, type RecorderOptions } from "./recorder.ts";
import { repair } from "./repair.ts";
import { type Run, runPage } from "./run-page.ts";
import { valuesOf } from "./wire.ts";

/** More repairs than a request can need whose answers have every fault. */
const MAX_ROUNDS = 20;

/**
 * Finds out what a browser does with a request of a page, and everything that is wrong: after each failure the answer
 * is repaired in memory, and the browser goes on until the page gets a response. What the browser would never have sent
 * is asked for only if it changes nothing, or with `send`.
 */
export async function diagnose(options: RecorderOptions): Promise<Diagnosis> {
  const { page } = options;
  const recorder = new Recorder(options);
  const failures: DiagnosedFailure[] = [];
  let run = await runPage(page, recorder);
  const sentByBrowsers = recorder.recorded.length;
  while (run.failure !== null && isRefusal(run.failure, recorder) && failures.length < MAX_ROUNDS) {
    failures.push(toFailure(run, recorder));
    if (!repairRecorded(run, recorder)) break;
    run = await runPage(page, recorder);
  }
  const end = findEnd(run, recorder);
  if (end === "unreachable") failures.push(toFailure(run, recorder));
  const exchanges = recorder.recorded.map((recorded, index) => toExchange(recorded, index < sentByBrowsers));
  const diagnosis = {
    request: page,
    verdict: verdictOf(failures, end),
    engines: verdictsOfEngines(failures, end),
    failures: failures.map(nameByCorsCheck),
    exchanges,
    unsent: recorder.unsent,
    readableHeaders: run.response === null ? [] : [...run.response.headers],
  };
  return { ...diagnosis, notes: findNotes(diagnosis) };
}

/** The end of the last run, with every answer repaired. */
function findEnd({ response, failure }: Run, { unsent, recorded }: Recorder): Verdict {
  if (response !== null) return response.type === "opaque" ? "opaque" : "shared";
  if (unsent !== null) return recorded.length === 0 ? "not-sent" : "preflight-allowed";
  return failure?.kind === "unreachable" ? "unreachable" : "not-shared";
}

/** Whether the browser refused what it got, or what it was given to send. */
function isRefusal({ kind }: FetchFailure, { unsent }: Recorder): boolean {
  return kind !== "unreachable" && unsent === null;
}

function repairRecorded({ failure, exchange }: Run, { recorded }: Recorder): boolean {
  const refused = exchange === null ? undefined : recorded[exchange];
  if (refused === undefined || refused.repaired === null) return false;
  const before = refused.repaired;
  refused.repaired = repair(failure!, before) ?? before;
  return refused.repaired !== before;
}

function verdictOf(failures: readonly DiagnosedFailure[], end: Verdict): Verdict {
  const [first] = failures;
  if (first === undefined) return end;
  return first.kind === "unreachable" ? "unreachable" : "not-shared";
}

function verdictsOfEngines(failures: readonly DiagnosedFailure[], end: Verdict): Record<EngineName, Verdict> {
  const verdictOfEngine = (engine: EngineName): [EngineName, Verdict] => [
    engine,
    verdictOf(failures.filter(({ passedBy }) => !passedBy.includes(engine)), end),
  ];
  return Object.fromEntries(ENGINES.map(verdictOfEngine)) as Record<EngineName, Verdict>;
}

function toFailure({ failure, message, exchange }: Run, { recorded }: Recorder): DiagnosedFailure {
  const { kind, algorithm, step, header, found, needed, missing } = failure!;
  const refused = exchange === null ? null : recorded[exchange]!;
  const lines = header === null ? [] : valuesOf(refused?.response?.headers ?? [], header);
  return {
    kind,
    exchange,
    algorithm,
    step,
    spec: addressOf(algorithm),
    header,
    found,
    needed,
    missing,
    names: nameInEngines({ kind, isOfPreflight: refused?.request.kind === "preflight", lines: lines.length }),
    passedBy: enginesThatPass(kind),
    message,
  };
}

/**
 * Engines, like the standard, look at `Access-Control-Allow-Origin` before the status: where both are wrong, they name
 * the former, which is the next failure here.
 */
function nameByCorsCheck(
  failure: DiagnosedFailure,
  index: number,
  failures: readonly DiagnosedFailure[],
): DiagnosedFailure {
  const { kind, algorithm } = failure;
  const next = failures[index + 1];
  return kind === "preflight-status" && algorithm === "CORS check" && next !== undefined
    ? { ...failure, names: next.names }
    : failure;
}

function toExchange(
  { request, response, error, milliseconds }: Recorded,
  isSentByBrowsers: boolean,
): DiagnosedExchange {
  return { request, response, error, milliseconds, isSentByBrowsers };
}
