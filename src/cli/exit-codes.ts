/** The exit codes of every command. They are part of the interface. */
export const EXIT = {
  /** What was expected. */
  expected: 0,
  /** Not shared where it should be, or a finding. */
  found: 1,
  /** The command line is not valid. */
  usage: 2,
  /** No verdict: the server was not reached, or was not asked. */
  unreached: 3,
  /** Interrupted by Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
