/** One answer of the server under diagnosis, as it came over the wire. */
export interface Answer {
  readonly kind: "preflight" | "actual";
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** The header lines in the order and the case in which they came, repeated ones included. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The beginning of the body, decoded. */
  readonly body: string;
}

/** What a configuration has to allow. It is made from the request at hand. */
export interface FixTarget {
  /** Serialized tuple origins, at least one: never `"*"`, never `"null"`. */
  readonly origins: readonly string[];
  /** Methods as servers know them: `"PATCH"`, never `"patch"`. */
  readonly methods: readonly string[];
  /** Names of request headers, in lower case. Names consist of letters, digits, `-` and `_`, as methods do. */
  readonly headers: readonly string[];
  /** Names of response headers that the page reads. */
  readonly exposedHeaders: readonly string[];
  readonly credentials: boolean;
}

/** A piece of configuration, and the place where it belongs. */
interface ConfigurationPart {
  /** The file, the block or the moment: `"in http { }"`. */
  readonly place: string;
  readonly text: string;
}

/** A server, a framework or a platform that can be told to send CORS headers. */
export interface KnownServer {
  /** The name that `--fix` accepts. */
  readonly name: string;
  readonly title: string;
  /** Where it stands: in front of an application, or as the application. A platform is both. */
  readonly role: "proxy" | "application" | "platform";
  /** Whether the tests apply the configuration to the real server. */
  readonly isTested: boolean;
  /** The evidence in the answers, such as `"Server: nginx/1.22.1"`, or null. */
  recognize(answers: readonly Answer[]): string | null;
  /** What people get wrong with it, one sentence each. */
  readonly traps: readonly string[];
  /** What to write, complete for the target. */
  configure(target: FixTarget): readonly ConfigurationPart[];
}
