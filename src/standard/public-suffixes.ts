/** Where anyone can register a name, of what is met most. The whole list is 30 times as large as this library. */
const HOSTING =
  ("amplifyapp.com azurewebsites.net blogspot.com cloudfront.net deno.dev firebaseapp.com fly.dev github.io " +
    "gitlab.io glitch.me herokuapp.com netlify.app ngrok-free.app ngrok.io onrender.com pages.dev railway.app replit.app " +
    "run.app s3.amazonaws.com surge.sh trycloudflare.com vercel.app web.app workers.dev").split(" ");

const GENERIC_SECOND_LEVEL = /^(?:ac|com?|edu|gob|gov|gouv|mil|ne|net|org?)\.[a-z]{2}$/;

/**
 * Whether a domain is a well-known public suffix: a top-level domain, a generic second level under a country code such as
 * `co.uk`, or a domain of shared hosting such as `github.io`.
 *
 * @see https://publicsuffix.org/
 */
export function isWellKnownPublicSuffix(domain: string): boolean {
  return !domain.includes(".") || GENERIC_SECOND_LEVEL.test(domain) || HOSTING.includes(domain);
}
