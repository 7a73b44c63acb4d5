/** One fetch of the page. */
export interface Call {
  /** Milliseconds since the session began. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
}

const paths = ["/articles/1", "/articles/2", "/drafts/7", "/settings", "/tags/cors"];
const methods = ["PUT", "PATCH", "DELETE"];

/** How long the session lasts, in seconds. */
export const seconds = 120;

/**
 * Two minutes at an editor: every five seconds the page goes to the next of five URLs, where it saves, edits and deletes
 * within a second. Each URL is met again after 25 seconds.
 */
export const plan: readonly Call[] = Array.from({ length: seconds / 5 }, (_, moment) =>
  methods.map((method, step) => ({
    at: moment * 5000 + step * 400,
    method,
    path: paths[moment % paths.length]!,
  }))).flat();

/** The two headers of the page's own that each call has. */
export const headers = { "X-Client-Version": "7", "X-Request-Source": "editor" };
