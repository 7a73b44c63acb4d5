/** A request that was sent over the network, and its response. */
export interface Exchange {
  /** Whether it is a CORS-preflight request, or the request of a page itself. */
  readonly kind: "preflight" | "actual";
  /** As it was sent, with all headers that the browser added. */
  readonly request: { readonly method: string; readonly url: string; readonly headers: Headers };
  /**
   * As the server sent it, before it was checked and filtered. Null before it arrives, and if the network failed.
   */
  readonly response: ReceivedResponse | null;
}

/** A response as the server sent it. */
export interface ReceivedResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  /**
   * The same headers, line by line: in the order, the case and the number that the network gave them. `Headers` sort
   * lines and join those of one name.
   */
  readonly headerLines: readonly (readonly [name: string, value: string])[];
}

/** Formats the response of an exchange for a message. */
export function nameOf({ kind, request }: Exchange): string {
  return `The response to ${kind === "preflight" ? "the preflight " : ""}${request.method} ${request.url}`;
}
