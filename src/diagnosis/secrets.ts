import type { DiagnosedExchange, DiagnosedFailure, Diagnosis } from "./diagnosis.ts";
import type { HeaderLine } from "./wire.ts";

const SECRET_HEADER =
  /^(?!access-control-|www-authenticate$).*(?:authorization|cookie|api-?key|token|secret|session|signature)/i;

const SECRET_PARAMETER = /key|token|secret|passw|signature|session|jwt|auth|credential|^(?:sig|code|sid|pwd)$/i;

const HIDDEN = "…";

/** Reports get pasted into issues: the values of cookies, passwords and tokens are hidden, in headers and in URLs. */
export function hideSecrets(diagnosis: Diagnosis): Diagnosis {
  const { request, exchanges, failures, unsent, notes, readableHeaders } = diagnosis;
  return {
    ...diagnosis,
    request: {
      ...request,
      url: hideInUrl(request.url),
      headers: hideInHeaders(request.headers),
      cookie: request.cookie === null ? null : HIDDEN,
    },
    exchanges: exchanges.map(hideInExchange),
    failures: failures.map(hideInFailure),
    unsent: unsent === null ? null : { ...unsent, url: hideInUrl(unsent.url) },
    notes: notes.map(({ code, message }) => ({ code, message: hideInText(message) })),
    readableHeaders: hideInHeaders(readableHeaders),
  };
}

function hideInExchange(exchange: DiagnosedExchange): DiagnosedExchange {
  const { request, response } = exchange;
  return {
    ...exchange,
    request: { ...request, url: hideInUrl(request.url), headers: hideInHeaders(request.headers) },
    response: response === null ? null : { ...response, headers: hideInHeaders(response.headers) },
  };
}

function hideInFailure(failure: DiagnosedFailure): DiagnosedFailure {
  return { ...failure, message: hideInText(failure.message) };
}

function hideInHeaders(headers: readonly HeaderLine[]): HeaderLine[] {
  return headers.map(([name, value]): HeaderLine => [name, SECRET_HEADER.test(name) ? HIDDEN : hideInText(value)]);
}

function hideInText(text: string): string {
  return text.replace(/https?:\/\/[^\s"'<>,]+/g, hideInUrl);
}

function hideInUrl(url: string): string {
  return url.replace(/^(https?:\/\/)[^/?#@]*@/, `$1${HIDDEN}@`).replace(
    /([?&#])([^=&#]*)=([^&#]*)/g,
    (pair, separator: string, name: string) => SECRET_PARAMETER.test(name) ? `${separator}${name}=${HIDDEN}` : pair,
  );
}
