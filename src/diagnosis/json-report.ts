import type { DiagnosedExchange, Diagnosis } from "./diagnosis.ts";
import { type Fix, recognizeIn } from "./fixes.ts";
import { headlineOf } from "./headline.ts";
import { documentOf } from "./homepage.ts";
import type { HeaderLine } from "./wire.ts";

/** A report for programs. `report.schema.json`, which is published with the package, describes it. */
export interface JsonReport extends Pick<Diagnosis, "verdict" | "engines" | "notes" | "unsent"> {
  readonly version: 1;
  readonly headline: string;
  readonly origin: string;
  readonly credentials: Diagnosis["request"]["credentials"];
  readonly mode: Diagnosis["request"]["mode"];
  readonly request: { readonly method: string; readonly url: string; readonly headers: readonly HeaderLine[] };
  readonly failures: readonly (Diagnosis["failures"][number] & { readonly document: string })[];
  readonly exchanges: readonly JsonExchange[];
  readonly servers: readonly { readonly name: string; readonly evidence: string }[];
  readonly fixes: readonly { readonly for: string; readonly place: string; readonly text: string }[];
}

interface JsonExchange extends Pick<DiagnosedExchange, "error" | "milliseconds" | "isSentByBrowsers"> {
  readonly kind: "preflight" | "actual";
  readonly request: JsonReport["request"];
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    readonly headers: readonly HeaderLine[];
    readonly body: string;
  } | null;
}

/** How much of a body a report has. */
const BODY_LENGTH = 512;

export function toJsonReport(diagnosis: Diagnosis, fixes: readonly Fix[]): JsonReport {
  const { request, verdict, engines, failures, exchanges, unsent, notes } = diagnosis;
  return {
    version: 1,
    verdict,
    engines,
    headline: headlineOf(diagnosis),
    origin: request.origin,
    credentials: request.credentials,
    mode: request.mode,
    request: { method: request.method, url: request.url, headers: request.headers },
    failures: failures.map((failure) => ({ ...failure, document: documentOf(failure.kind) })),
    exchanges: exchanges.map(toJsonExchange),
    unsent,
    servers: recognizeIn(diagnosis).map(({ server: { name }, evidence }) => ({ name, evidence })),
    notes,
    fixes: fixes.flatMap(({ server, parts }) => parts.map(({ place, text }) => ({ for: server.name, place, text }))),
  };
}

function toJsonExchange({ request, response, error, milliseconds, isSentByBrowsers }: DiagnosedExchange): JsonExchange {
  const { kind, method, url, headers } = request;
  return {
    kind,
    request: { method, url, headers },
    response: response === null ? null : {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
      body: response.body.slice(0, BODY_LENGTH),
    },
    error,
    milliseconds,
    isSentByBrowsers,
  };
}
