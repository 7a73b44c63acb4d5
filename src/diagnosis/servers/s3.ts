import { findBody, findHeader } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, MAX_AGE, quotedList } from "./values.ts";

export const s3: KnownServer = {
  name: "s3",
  title: "Amazon S3, CloudFront and R2",
  role: "platform",
  isTested: false,
  recognize: (answers) =>
    findHeader(answers, /^server$/i, /^AmazonS3$/) ?? findHeader(answers, /^x-amz-cf-id$/i) ??
      findBody(answers, /CORS is not enabled for this bucket|This CORS request is not allowed/),
  traps: [
    "a preflight is refused unless one rule matches the origin, the method and every header",
    "the headers are sent only to requests that have Origin",
    "CloudFront has to forward Origin, and to have it in the cache key",
  ],
  configure: (target) => [{ place: "in the CORS configuration of the bucket", text: rulesOf(target) }],
};

function rulesOf({ origins, methods, headers, exposedHeaders }: FixTarget): string {
  return lines(
    "",
    "[{",
    `  "AllowedOrigins": ${quotedList(origins)},`,
    `  "AllowedMethods": ${quotedList(methods.filter((method) => METHODS.includes(method)))},`,
    `  "AllowedHeaders": ${quotedList(headers)},`,
    `  "ExposeHeaders": ${quotedList(exposedHeaders)},`,
    `  "MaxAgeSeconds": ${MAX_AGE}`,
    "}]",
  );
}

/** The methods that a rule accepts: OPTIONS and PATCH are not among them. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE"];
