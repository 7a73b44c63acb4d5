/** Something in a request that a policy does not allow. */
export interface CorsRefusal {
  /** The option that would have to allow it. */
  readonly option: "origin" | "methods" | "allowedHeaders";
  /** The origin, the method, or the name of the header. */
  readonly value: string;
}

/** What a browser will be told about a request, and why. */
export interface CorsExplanation {
  /** The whole explanation as a sentence. */
  readonly text: string;
  /** Whether the request is a CORS-preflight request or any other request, for which the standard has no word. */
  readonly kind: "preflight" | "actual";
  /** The method. For a preflight, the method that it asks for. */
  readonly method: string;
  /** The value of `Origin`, or null if the request has none. */
  readonly origin: string | null;
  /** Whether a browser will let the page read the response or, after a preflight, send its request. */
  readonly allowed: boolean;
  /** Whether it will do so for a request with credentials. */
  readonly credentials: boolean;
  /** What is not allowed. Empty if everything is allowed. */
  readonly refusals: readonly CorsRefusal[];
}
