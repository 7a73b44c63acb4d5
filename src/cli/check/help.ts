/** What `withcors check --help` prints. */
export const CHECK_HELP = `withcors check INPUT [options]

INPUT is a URL, a HAR file, fetch(...), the red line of a console, or -.

  --origin ORIGIN      the page's origin; repeat it for a line each
  --credentials        the page writes credentials: "include"
  --no-credentials     it does not
  --mode MODE          cors or no-cors
  --send               sends POST, PUT, PATCH and DELETE, too
  --repeat N           asks N times: do all servers behind a name agree?
  --fix NAME,...       the configuration for a server; all, or none
  --expect VERDICT     what exit code 0 stands for: shared or refused
  --strict             judges by the standard where browsers are laxer
  --format FORMAT      text, json (also --json), or github
  --verbose            shows every header
  --show-secrets       shows cookies and tokens
  --url TEXT           of a HAR, the requests with this text in their URL

As in curl: -X -H -d -b -u -A -e -F -G -I -k -m, --data-raw, --data-binary,
--data-urlencode, --resolve.
`;

/** What `withcors curl --help` prints. */
export const CURL_HELP = `withcors curl ARGUMENTS

Paste a curl command that a browser copied behind "npx withcors". Your shell
reads the quotes. The options of "withcors check" can be added, such as --origin
and --send.
`;
