import { readArguments } from "../../diagnosis/inputs/arguments.ts";
import { CURL_OPTIONS, IGNORED_CURL_OPTIONS } from "../../diagnosis/inputs/curl-options.ts";
import { toRequest } from "../../diagnosis/inputs/curl.ts";
import type { Verb } from "../verb.ts";
import { CHECK_HELP, CURL_HELP } from "./help.ts";
import { readInput } from "./input.ts";
import { CHECK_OPTIONS } from "./options.ts";
import { runChecks } from "./run-checks.ts";
import { readSettings } from "./settings.ts";

/** `withcors check INPUT`. */
export const check: Verb = {
  help: CHECK_HELP,
  async run(args, io) {
    const read = readArguments(args, CHECK_OPTIONS);
    return await runChecks(await readInput(read, io), readSettings(read), io);
  },
};

/** `withcors curl …`: a copied command, whose quotes the person's own shell has read. */
export const curl: Verb = {
  help: CURL_HELP,
  async run(args, io) {
    const read = readArguments(args, { ...CHECK_OPTIONS, ...IGNORED_CURL_OPTIONS, ...CURL_OPTIONS });
    return await runChecks([{ request: toRequest(read), recorded: null, consoleLine: null }], readSettings(read), io);
  },
};
