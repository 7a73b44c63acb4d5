import type { Diagnosis, Note } from "../diagnosis.ts";
import type { ConsoleLine } from "../inputs/console-line.ts";
import type { ConsoleCause } from "../inputs/console-sentences.ts";

/** What a console names that is not CORS: no header of the server mends it. */
const NOT_CORS: Readonly<Partial<Record<ConsoleCause, string>>> = {
  "content-security-policy": "The console names Content Security Policy: the page's own connect-src has to list the " +
    "API. No CORS header mends that.",
  "mixed-content":
    "The console names mixed content: a page over https cannot fetch over http. Serve the API over https.",
  "blocked-by-client": "An extension of the browser, such as an ad blocker, blocked the request before it was sent.",
  "local-network-access":
    "The console names local network access: the browser asks the visitor whether a public page " +
    "may reach a private address. No header grants that.",
};

/** Holds what a console said against what the server answers now. */
export function noteConsole({ failures, verdict, request }: Diagnosis, { causes, isGuessed }: ConsoleLine): Note[] {
  const taken = request.headers.length > 0 ? `a ${request.method} with a JSON content type` : `a ${request.method}`;
  const guess =
    `The console does not tell the method and the headers, so ${taken} was taken, which needs a preflight. ` +
    "-X and -H name others.";
  const notes: Note[] = isGuessed ? [{ code: "request-guessed", message: guess }] : [];
  const [cause] = causes;
  const other = cause === undefined ? undefined : NOT_CORS[cause];
  if (cause !== undefined && other !== undefined) return [...notes, { code: cause, message: other }];
  if (cause === undefined || failures.some(({ kind }) => causes.includes(kind))) return notes;
  const now = verdict === "not-shared" ? `says ${failures[0]!.kind}` : `is ${verdict.replace("-", " ")}`;
  const message = `Your console said ${cause}; now the verdict ${now}. The server was changed meanwhile, or the page ` +
    "sent something else: -X, -H, --origin and --credentials name it.";
  return [...notes, { code: "console-differs", message }];
}
