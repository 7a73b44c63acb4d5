import type { PageRequest } from "../page-request.ts";
import type { HeaderLine } from "../wire.ts";

/** A request as it was copied or written down: what is not known is null. */
export interface CopiedRequest extends Pick<PageRequest, "url" | "method" | "headers" | "body" | "cookie"> {
  readonly origin: string | null;
  readonly credentials: PageRequest["credentials"] | null;
  readonly mode: PageRequest["mode"] | null;
  /** The headers that the browser added by itself, such as `User-Agent`. */
  readonly browserHeaders: readonly HeaderLine[];
  /** Whether a certificate is accepted that nobody vouches for. Default: false. */
  readonly insecure?: boolean;
}
