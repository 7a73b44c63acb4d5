import { findHeader } from "./evidence.ts";
import type { FixTarget, KnownServer } from "./server.ts";
import { lines, MAX_AGE, quotedList } from "./values.ts";

export const apiGateway: KnownServer = {
  name: "api-gateway",
  title: "Amazon API Gateway",
  role: "platform",
  isTested: false,
  recognize: (answers) => findHeader(answers, /^(?:apigw-requestid|x-amz-apigw-id|x-amzn-errortype)$/i),
  traps: [
    "the gateway's own 4xx and 5xx have no CORS headers unless its gateway responses add them",
    "with a proxy integration of a REST API, the function has to send the headers itself",
  ],
  configure: (target) => [{ place: "in template.yaml (SAM): an HTTP API", text: templateOf(target) }],
};

function templateOf({ origins, methods, headers, exposedHeaders, credentials }: FixTarget): string {
  return lines(
    "",
    "CorsConfiguration:",
    `  AllowOrigins: ${quotedList(origins)}`,
    `  AllowMethods: ${quotedList(methods)}`,
    `  AllowHeaders: ${quotedList(headers)}`,
    exposedHeaders.length > 0 && `  ExposeHeaders: ${quotedList(exposedHeaders)}`,
    credentials && "  AllowCredentials: true",
    `  MaxAge: ${MAX_AGE}`,
  );
}
