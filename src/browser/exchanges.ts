/** One request that went over the network, and what came back. */
export interface Exchange {
  /** A CORS-preflight request, or a request of a page itself. */
  readonly kind: "preflight" | "actual";
  /** As it was sent, with all headers that the browser added. */
  readonly request: { readonly method: string; readonly url: string; readonly headers: Headers };
  /**
   * As the server sent it, before it was checked and filtered. Null while there is none, and where the network failed.
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

/** How messages name the response of an exchange. */
export function nameOf({ kind, request }: Exchange): string {
  return `The response to ${kind === "preflight" ? "the preflight " : ""}${request.method} ${request.url}`;
}
