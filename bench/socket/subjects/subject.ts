export type Fetch = (request: Request) => Response | Promise<Response>;

/** A way of answering a Fetch request, with CORS and without: the difference is what its CORS costs. */
export interface Subject {
  /** The framework with the handler alone. */
  readonly without?: () => Fetch;
  /** The same with the policy of {@link origins}, and credentials. */
  readonly withPolicy?: () => Fetch;
  /** The same with CORS switched on and no option said. */
  readonly withDefaults?: () => Fetch;
}

/** The policy of all subjects: a list of three, with credentials. The second is the one that asks. */
export const origins: `https://${string}`[] = [
  "https://one.example",
  "https://app.example.com",
  "https://three.example",
];
export const origin = "https://app.example.com";

/** The handler of all subjects. */
export const answer = (): Response => Response.json({ hello: "world" });
