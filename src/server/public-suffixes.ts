/** Well-known domains below which anyone can register a name. The whole list is 30 times as large as this library. */
const HOSTING = new Set(
  ("amplifyapp.com azurecontainerapps.io azurestaticapps.net azurewebsites.net blogspot.com cloudapp.net " +
    "cloudfront.net codesandbox.io csb.app deno.dev deno.net edgecompute.app elasticbeanstalk.com firebaseapp.com " +
    "fly.dev gitbook.io github.dev github.io githubpreview.dev gitlab.io gitpod.io glitch.me herokuapp.com " +
    "loca.lt lovable.app ngrok-free.app ngrok-free.dev ngrok.app ngrok.dev ngrok.io netlify.app on.aws onrender.com " +
    "pages.dev railway.app repl.co replit.app replit.dev run.app s3.amazonaws.com stackblitz.io surge.sh " +
    "trycloudflare.com up.railway.app val.run vercel.app vercel.dev web.app webcontainer.io wixsite.com " +
    "workers.dev").split(" "),
);

const GENERIC_SECOND_LEVEL = /^(?:ac|co|com|edu|gob|gov|gouv|ltd|mil|ne|net|nom|or|org|plc|sch)\.[a-z]{2}$/;

/**
 * Whether a domain is a well-known public suffix: a top-level domain, a generic second level under a country code such as
 * `co.uk`, or a domain of shared hosting such as `github.io`.
 *
 * @see https://publicsuffix.org/
 */
export function isWellKnownPublicSuffix(domain: string): boolean {
  return !domain.includes(".") || GENERIC_SECOND_LEVEL.test(domain) || HOSTING.has(domain);
}
