import type { OptionRule, OptionRules } from "./arguments.ts";

const flag = (short?: string) => rule("boolean", short);
const value = (short?: string) => rule("string", short);

/** The options of curl that make a request, or that copied commands have. */
export const CURL_OPTIONS: OptionRules = {
  request: value("X"),
  header: value("H"),
  data: value("d"),
  "data-ascii": value(),
  "data-raw": value(),
  "data-binary": value(),
  "data-urlencode": value(),
  json: value(),
  form: value("F"),
  get: flag("G"),
  head: flag("I"),
  cookie: value("b"),
  user: value("u"),
  "user-agent": value("A"),
  referer: value("e"),
  url: value(),
  insecure: flag("k"),
  "max-time": value("m"),
  resolve: value(),
};

/** The options of curl that change nothing about what a browser sends. */
export const IGNORED_CURL_OPTIONS: OptionRules = {
  compressed: flag(),
  location: flag("L"),
  silent: flag("s"),
  "show-error": flag("S"),
  include: flag("i"),
  verbose: flag("v"),
  globoff: flag("g"),
  fail: flag("f"),
  "no-buffer": flag("N"),
  "path-as-is": flag(),
  "http1.0": flag("0"),
  "http1.1": flag(),
  http2: flag(),
  http3: flag(),
  "ssl-no-revoke": flag(),
  "tlsv1.2": flag(),
  "tlsv1.3": flag(),
  output: value("o"),
  "write-out": value("w"),
  "dump-header": value("D"),
  "max-redirs": value(),
  "connect-timeout": value(),
  retry: value(),
};

function rule(type: OptionRule["type"], short: string | undefined): OptionRule {
  return short === undefined ? { type } : { type, short };
}
