/** One request that went over the network, and what came back. */
export interface Exchange {
  /** A CORS-preflight request, or a request of a page itself. */
  readonly kind: "preflight" | "actual";
  /** As it was sent, with all headers that the browser added. */
  readonly request: { readonly method: string; readonly url: string; readonly headers: Headers };
  /**
   * As the server sent it, before it was checked and filtered. Null while there is none, and where the network failed.
   */
  readonly response: { readonly status: number; readonly statusText: string; readonly headers: Headers } | null;
}

/** How messages name an exchange. */
export function nameOf({ kind, request }: Exchange): string {
  return `the response to ${kind === "preflight" ? "the preflight " : ""}${request.method} ${request.url}`;
}
