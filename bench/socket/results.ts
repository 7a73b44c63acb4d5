import type { Client } from "./load.ts";
import type { Sample } from "./measure.ts";

/** What `results/socket.json` holds. */
export interface SocketResults {
  readonly client: Client;
  /** Whether server and client had a processor of their own. */
  readonly pinned: boolean;
  readonly processors: number;
  readonly seconds: number;
  readonly hosts: readonly HostResults[];
}

export interface HostResults {
  readonly name: string;
  readonly pairs: readonly { readonly with: string; readonly without: string }[];
  /** For each subject one sample a round. */
  readonly samples: Readonly<Record<string, readonly Sample[]>>;
}
