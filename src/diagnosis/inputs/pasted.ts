import type { Transport } from "../wire.ts";
import type { ConsoleLine } from "./console-line.ts";
import type { CopiedRequest } from "./copied-request.ts";
import { InputError } from "./input-error.ts";

/** A request that was read from a text, and what the text tells besides. */
export interface PastedRequest {
  readonly request: CopiedRequest;
  /** The answers that the text has, so that nothing is sent. Null if it has none. */
  readonly recorded: Transport | null;
  /** What a browser's console said, null if the text is not from a console. */
  readonly consoleLine: ConsoleLine | null;
}

/** Reads whatever a person has in the clipboard. */
export function readPasted(text: string): PastedRequest[] {
  throw new InputError(`${JSON.stringify(text.slice(0, 40))} is not a URL`);
}
