import { readFile } from "node:fs/promises";
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
  return readPasted(text).map((pasted) => ({ ...pasted, request: override(pasted.request, args) }));
}

/** The text that was copied, or null if the input is a URL. */
async function readText(input: string, io: Io): Promise<string | null> {
  if (input === "-") return await io.readInput();
  if (/\.har$/i.test(input) && !/^https?:/i.test(input)) return await readHarFile(input);
  return /\s/.test(input.trim()) || /^(?:await )?fetch\(/.test(input) ? input : null;
}

async function readHarFile(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new InputError(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
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
