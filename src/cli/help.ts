/** What `withcors --help` prints: one screen. */
export const HELP = `withcors: what would a browser do with this server, and why?

  withcors check URL         what a page gets, all that is wrong, and why
  withcors curl ARGUMENTS    the same for a copied curl command, as it is

  npx withcors check https://api.example.com/me --origin https://app.example.com
  npx withcors curl 'https://api.example.com/me' -X PUT -H 'x-token: 1'

Nothing but GET, HEAD and OPTIONS is sent, unless --send is given.
withcors COMMAND --help lists the options of a command.

Exit codes: 0 as expected, 1 not shared or a finding, 2 a wrong command line,
3 no verdict (not reached or not sent), 130 interrupted.
`;
