/** What `withcors check --help` prints. */
export const CHECK_HELP = `withcors check URL [options]

  --origin ORIGIN      the page's origin, repeatable
  --credentials        the page writes credentials: "include"
  --no-credentials     it does not
  --mode MODE          cors or no-cors
  --send               sends POST, PUT, PATCH and DELETE, too
  --repeat N           asks N times
  --expect VERDICT     what exit code 0 stands for: shared or refused
  --strict             judges by the standard where browsers are laxer
  --verbose            shows every header
  --show-secrets       shows cookies and tokens

As in curl: -X -H -d -b -u -A -e -F -G -I -k -m, --json, --data-raw,
--data-binary, --data-urlencode, --resolve, --url.
`;

/** What `withcors curl --help` prints. */
export const CURL_HELP = `withcors curl ARGUMENTS

Paste a curl command that a browser copied behind "npx withcors". Your shell
reads the quotes. The options of "withcors check" can be added, such as --origin
and --send.
`;
