import { findHeader } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, MAX_AGE, quotedList } from "./values.ts";

export const gcs: KnownServer = {
  name: "gcs",
  title: "Google Cloud Storage",
  role: "platform",
  isTested: false,
  recognize: (answers) => findHeader(answers, /^x-guploader-uploadid$/i),
  traps: [
    "`responseHeader` lists the request headers that are allowed, too",
    "storage.cloud.google.com never sends CORS headers: use storage.googleapis.com",
  ],
  configure: (
    target,
  ) => [{
    place: "in cors.json, then: gcloud storage buckets update gs://BUCKET --cors-file=cors.json",
    text: rulesOf(target),
  }],
};

function rulesOf({ origins, methods, headers, exposedHeaders }: FixTarget): string {
  return lines(
    "",
    "[{",
    `  "origin": ${quotedList(origins)},`,
    `  "method": ${quotedList(methods)},`,
    `  "responseHeader": ${quotedList([...new Set([...headers, ...exposedHeaders])])},`,
    `  "maxAgeSeconds": ${MAX_AGE}`,
    "}]",
  );
}
