/** What `withcors --help` prints: one screen. */
export const HELP = `withcors: what would a browser do with this server, and why?

  withcors check INPUT       what a page gets, all that is wrong, and the fix
  withcors curl ARGUMENTS    the same for a copied curl command, as it is
  withcors audit URL         known misconfigurations, and who gains by them
  withcors explain FILE      the policy that a module exports, without a server

INPUT is a URL, a HAR file, a copied fetch(...), the red line of a console, or
- for one of these or a curl command on standard input.

  npx withcors check https://api.example.com/me --origin https://app.example.com
  npx withcors curl 'https://api.example.com/me' -X PUT -H 'x-token: 1'

A browser's developer tools copy a request "as cURL" or "as fetch": both have
the page's origin, the method and the headers.

Nothing but GET, HEAD and OPTIONS is sent, unless --send is given.
withcors COMMAND --help lists the options of a command.

Exit codes: 0 as expected, 1 not shared or a finding, 2 a wrong command line,
3 no verdict (not reached or not sent), 130 interrupted.
`;
