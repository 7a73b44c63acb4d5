/** Generic second levels under country codes, and hosting of the widest use. The whole list is larger than this library. */
const WELL_KNOWN =
  /^(?:(?:ac|com?|edu|gov|net?|org?)\.[a-z]{2}|(?:firebaseapp|herokuapp|onrender|s3\.amazonaws)\.com|(?:azurewebsites|cloudfront)\.net|(?:netlify|ngrok-free|vercel|web)\.app|(?:deno|fly|pages|workers)\.dev|(?:github|gitlab|ngrok)\.io|glitch\.me|surge\.sh)$/;

/**
 * Whether anyone can register a name below a domain: a top-level domain, a generic second level such as `co.uk`, or shared
 * hosting such as `github.io`, as far as they are well known.
 *
 * @see https://publicsuffix.org/
 */
export function isWellKnownPublicSuffix(domain: string): boolean {
  return !domain.includes(".") || WELL_KNOWN.test(domain);
}
