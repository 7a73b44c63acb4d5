import { readFile, stat } from "node:fs/promises";
import type { Arguments } from "../../diagnosis/inputs/arguments.ts";
import type { CopiedRequest } from "../../diagnosis/inputs/copied-request.ts";
import { toRequest } from "../../diagnosis/inputs/curl.ts";
import { InputError } from "../../diagnosis/inputs/input-error.ts";
import { type PastedRequest, readPasted } from "../../diagnosis/inputs/pasted.ts";
import type { Io } from "../io.ts";

const EXAMPLE = "withcors check https://api.example.com/items --origin https://app.example.com";

/** Reads what is to be checked: a URL with options, a file, standard input, or a text that was copied. */
export async function readInput(args: Arguments, io: Io): Promise<readonly PastedRequest[]> {
  const [input, ...others] = args.positionals;
  if (input === undefined && args.has("url")) return [toPasted(toRequest(args))];
  if (input === undefined) throw new InputError(`check needs a URL, a HAR file or -: write ${EXAMPLE}`);
  if (others.length > 0) {
    throw new InputError(`${args.positionals.length} inputs are given, ${args.positionals.join(" and ")}: write one`);
  }
  const text = await readText(input, io);
  if (text === null) return [toPasted(toRequest(args))];
  return choose(readPasted(text), args.last("url")).map((pasted) => ({
    ...pasted,
    request: override(pasted.request, args),
  }));
}

/** The text that was copied, or null if the input is a URL. */
async function readText(input: string, io: Io): Promise<string | null> {
  if (input === "-") return await io.readInput();
  if (await isFile(input)) return await readFile(input, "utf8");
  if (/\.har$/i.test(input) && !/^https?:/i.test(input)) throw new InputError(`there is no file ${input}`);
  return /\s/.test(input.trim()) || /^(?:await )?fetch\(/.test(input) ? input : null;
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then((found) => found.isFile(), () => false);
}

/** A HAR has many requests: `--url` picks those whose URL has a text. */
function choose(requests: readonly PastedRequest[], part: string | null): readonly PastedRequest[] {
  const chosen = requests.filter(({ request }) => part === null || request.url.includes(part));
  if (chosen.length > 0) return chosen;
  const what = part === null ? "" : ` with ${JSON.stringify(part)} in its URL`;
  throw new InputError(`the HAR has no request across origins${what}: record it again, with the failing request in it`);
}

function toPasted(request: CopiedRequest): PastedRequest {
  return { request, recorded: null, consoleLine: null };
}

/** What is written as an option goes before what was copied. */
function override(request: CopiedRequest, args: Arguments): CopiedRequest {
  const given = toRequest({ ...args, positionals: [request.url], all: (name) => name === "url" ? [] : args.all(name) });
  return {
    ...request,
    method: args.has("request") || args.has("head") || given.body !== null ? given.method : request.method,
    headers: [...request.headers, ...given.headers],
    body: given.body ?? request.body,
    cookie: given.cookie ?? request.cookie,
    credentials: given.credentials ?? request.credentials,
    browserHeaders: [...given.browserHeaders, ...request.browserHeaders],
  };
}
