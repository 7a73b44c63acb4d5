/** Generic second levels under country codes. */
const SECOND_LEVEL = /^(?:ac|com?|edu|gov|net?|org?)\.[a-z]{2}$/;

/** Shared hosting of the widest use. The whole list is larger than this library. */
const SHARED_HOSTING =
  /^(?:(?:amplifyapp|appspot|firebaseapp|herokuapp|myshopify|onrender|s3\.amazonaws|trycloudflare)\.com|(?:azurestaticapps|azurewebsites|cloudfront)\.net|(?:a\.run|base44|csb|expo|lovable|netlify|ngrok-free|replit|up\.railway|vercel|web)\.app|(?:deno|fly|pages|workers)\.dev|(?:github|gitlab|ngrok)\.io|(?:now|surge)\.sh|glitch\.me|hf\.space|(?:repl|supabase)\.co)$/;

/** Top-level domains that nobody can register below: special-use names, and names that are kept for private networks. */
const PRIVATE = /(?:^|\.)(?:home\.arpa|internal|lan|local|localhost|test)$/;

/**
 * Whether registries sell names right below a domain: a top-level domain, or a generic second level such as `co.uk`.
 *
 * @see https://publicsuffix.org/
 */
export function isRegistrySuffix(domain: string): boolean {
  return !domain.includes(".") || SECOND_LEVEL.test(domain);
}

/** Whether a domain is well-known shared hosting, such as `github.io`, where anyone can get a name. */
function isSharedHosting(domain: string): boolean {
  return SHARED_HOSTING.test(domain);
}

/** Whether a domain is on nobody's internet: `localhost`, `test`, `printer.local`. */
export function isPrivateDomain(domain: string): boolean {
  return PRIVATE.test(domain);
}

/**
 * Whether anyone can register a name below a domain, as far as such domains are well known.
 *
 * @see https://publicsuffix.org/
 */
export function isWellKnownPublicSuffix(domain: string): boolean {
  return isRegistrySuffix(domain) || isSharedHosting(domain);
}
