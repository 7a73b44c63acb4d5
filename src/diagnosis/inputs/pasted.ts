import type { Transport } from "../wire.ts";
import { readArguments } from "./arguments.ts";
import { splitCmdWords } from "./cmd-words.ts";
import { type ConsoleLine, readConsoleLine } from "./console-line.ts";
import type { CopiedRequest } from "./copied-request.ts";
import { toRequest } from "./curl.ts";
import { CURL_OPTIONS, IGNORED_CURL_OPTIONS } from "./curl-options.ts";
import { hasFetchCall, readFetchCall } from "./fetch-call.ts";
import { readHar } from "./har.ts";
import { InputError } from "./input-error.ts";
import { splitShellWords } from "./shell-words.ts";
import { completeUrl } from "./complete-url.ts";

/** A request that was read from a text, and what the text tells besides. */
export interface PastedRequest {
  readonly request: CopiedRequest;
  /** The answers that the text has, so that nothing is sent. Null if it has none. */
  readonly recorded: Transport | null;
  /** What a browser's console said, null if the text is not from a console. */
  readonly consoleLine: ConsoleLine | null;
}

/** Reads whatever a person has in the clipboard: a HAR, a curl command, a call of fetch, a URL or a line of a console. */
export function readPasted(text: string): PastedRequest[] {
  const trimmed = text.trim();
  if (trimmed === "") throw new InputError("there is nothing to read: paste a URL, a curl command or fetch(…)");
  if (trimmed.startsWith("{")) return readHar(trimmed).map((request) => ({ ...request, consoleLine: null }));
  if (/^(?:[$>] )?curl(?:\.exe)?\s/.test(trimmed)) return [toPasted(readCurlCommand(trimmed))];
  if (/^Invoke-WebRequest|^\$session\b/.test(trimmed)) {
    throw new InputError("PowerShell cannot be read: copy as cURL (bash), as cURL (cmd) or as fetch");
  }
  if (hasFetchCall(trimmed)) return [toPasted(readFetchCall(trimmed))];
  if (!/\s/.test(trimmed)) return [toPasted({ ...PLAIN, url: completeUrl(trimmed) })];
  const consoleLine = readConsoleLine(trimmed);
  return [{ request: consoleLine.request, recorded: null, consoleLine }];
}

/** What is not written behind a URL. */
const PLAIN: Omit<CopiedRequest, "url"> = {
  method: "GET",
  headers: [],
  body: null,
  cookie: null,
  origin: null,
  credentials: null,
  mode: null,
  browserHeaders: [],
};

/** A curl command as a browser copies it for bash, or for `cmd` of Windows, which has carets before its quotes. */
function readCurlCommand(text: string): CopiedRequest {
  const command = text.replace(/^[$>] /, "");
  const isCmd = /\^"/.test(command) || /\^\r?\n/.test(command) || command.startsWith("curl.exe");
  const [, ...words] = isCmd ? splitCmdWords(command) : splitShellWords(command.replace(/\r\n/g, "\n"));
  return toRequest(readArguments(words, { ...CURL_OPTIONS, ...IGNORED_CURL_OPTIONS }));
}

function toPasted(request: CopiedRequest): PastedRequest {
  return { request, recorded: null, consoleLine: null };
}
