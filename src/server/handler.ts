/** The arguments of a handler: the request, and what the runtime or the framework hands over with it. */
export type Args = [request: Request, ...context: unknown[]];

/** Where the arguments of a call are found. A call that is no handler's may build its Request only when it is read. */
export interface Call {
  readonly args: Args;
}

/** A handler of any runtime: what it gets and what it answers is handed on. */
export type Handler = (this: unknown, ...args: Args) => unknown;
