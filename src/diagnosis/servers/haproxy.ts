import type { FixTarget, KnownServer } from "./server.ts";
import { lines, listed, preflightFields } from "./values.ts";

export const haproxy: KnownServer = {
  name: "haproxy",
  title: "HAProxy",
  role: "proxy",
  isTested: true,
  // It adds no header that names it.
  recognize: () => null,
  traps: [
    "`add-header` stands beside the application's own header, and the browser sees two values",
    "`http-response` misses the answers that HAProxy gives itself: `http-after-response` reaches them",
  ],
  configure: (target) => [{ place: "in the frontend", text: frontendOf(target) }],
};

function frontendOf(target: FixTarget): string {
  const { origins, credentials, exposedHeaders } = target;
  const set = (name: string, value: string) =>
    `http-after-response set-header ${name} ${value} if { var(txn.origin) -m found }`;
  const preflight = [
    ["Access-Control-Allow-Origin", "%[var(txn.origin)]"],
    ["Vary", "Origin"],
    ...preflightFields(target),
  ].map(([name, value]) => `hdr ${name} "${value}"`).join(" ");
  return lines(
    "",
    `acl cors_allowed req.hdr(origin) -m str ${origins.join(" ")}`,
    "http-request set-var(txn.origin) req.hdr(origin) if cors_allowed",
    `http-request return status 204 ${preflight} if METH_OPTIONS { req.hdr(access-control-request-method) -m found } cors_allowed`,
    "http-response del-header Access-Control-Allow-Origin",
    "http-response del-header Access-Control-Allow-Credentials",
    "http-response del-header Access-Control-Expose-Headers",
    set("Access-Control-Allow-Origin", "%[var(txn.origin)]"),
    credentials && set("Access-Control-Allow-Credentials", "true"),
    exposedHeaders.length > 0 && set("Access-Control-Expose-Headers", `"${listed(exposedHeaders)}"`),
    "http-after-response add-header Vary Origin unless { res.hdr(Vary) -m sub -i origin }",
  );
}
