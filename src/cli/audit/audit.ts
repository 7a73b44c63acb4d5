import { setTimeout as wait } from "node:timers/promises";
import { audit as auditServer, type AuditRequest, type Send } from "../../diagnosis/audit/audit.ts";
import type { AuditReport, Severity } from "../../diagnosis/audit/finding.ts";
import { HOMEPAGE } from "../../diagnosis/homepage.ts";
import type { HeaderLine } from "../../diagnosis/wire.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { createTransport } from "../transport/transport.ts";
import type { Styles } from "../styles.ts";
import type { Verb } from "../verb.ts";
import { VERSION } from "../version.ts";
import { toText } from "./report.ts";
import { toSarif } from "./sarif.ts";
import { type AuditOptions, readOptions } from "./settings.ts";

const HELP = `withcors audit URL [options]

  --trusted ORIGIN       an origin that may read, repeatable
  --fail-on SEVERITY     high, medium (the default) or low: exit code 1
  --format FORMAT        text, json or sarif
  --sarif-location FILE  the file that results in SARIF point to
  --max-requests N       40 unless given
  --delay MS             between two requests, 50 unless given
  -b COOKIE              the visitor's cookies, sent with every GET

As in curl: -H -A -k -m, --resolve.

The audit sends GET and OPTIONS to this one URL and to one path that does not
exist, one after the other, with what browsers can send. Audit servers that are
yours, or whose owners asked you to.
`;

const SEVERITIES: readonly Severity[] = ["low", "medium", "high"];

/** `withcors audit URL`. */
export const audit: Verb = {
  help: HELP,
  async run(args, io) {
    const options = readOptions(args);
    const { url, trusted, maxRequests } = options;
    const start = performance.now();
    let report: AuditReport;
    try {
      report = await auditServer({ url, trusted, maxRequests, token: createToken() }, createSend(options));
    } catch (error) {
      const { code = "", message } = error as NodeJS.ErrnoException;
      io.warn(`withcors: ${new URL(url).host} cannot be reached: ${message}${code === "" ? "" : ` (${code})`}`);
      return EXIT.unreached;
    }
    io.write(print(report, (performance.now() - start) / 1000, options, io.styles));
    return exitCodeOf(report, options.failOn);
  },
};

function print(
  report: AuditReport,
  seconds: number,
  { format, sarifLocation }: AuditOptions,
  styles: Styles,
): string {
  if (format === "text") return toText(report, seconds, styles);
  const data = format === "json"
    ? { version: 1, ...report }
    : toSarif(report, { version: VERSION, homepage: HOMEPAGE, location: sarifLocation });
  return `${JSON.stringify(data, null, 2)}\n`;
}

function exitCodeOf({ findings }: AuditReport, failOn: Severity): ExitCode {
  const failing = SEVERITIES.slice(SEVERITIES.indexOf(failOn));
  return findings.some(({ severity }) => failing.includes(severity)) ? EXIT.found : EXIT.expected;
}

/** Sends over the wire, with a pause between two requests. A preflight has no cookie and no header of the page. */
function createSend(options: AuditOptions): Send {
  const agent: HeaderLine = ["User-Agent", options.userAgent ?? `withcors/${VERSION} (audit)`];
  const transport = createTransport({ ...options, browserHeaders: [agent] });
  const cookie: readonly HeaderLine[] = options.cookie === null ? [] : [["Cookie", options.cookie]];
  let isFirst = true;
  return async ({ method, url, headers }: AuditRequest) => {
    if (!isFirst) await wait(options.delay);
    isFirst = false;
    const kind = method === "OPTIONS" ? "preflight" : "actual";
    const added = kind === "preflight" ? [] : [...options.headers, ...cookie];
    const answer = await transport({ kind, method, url, headers: [...headers, ...added], body: null });
    return { ...answer, kind, method, url };
  };
}

/** A name that nobody has registered. */
function createToken(): string {
  return crypto.randomUUID().slice(0, 8);
}
