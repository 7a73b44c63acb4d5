import { createServer, type IncomingMessage } from "node:http";
import process from "node:process";
import { buffer } from "node:stream/consumers";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { handler } from "./handler.ts";

/** In place of a Function URL: makes an event of each request, and an answer of what the handler returns. */
createServer(async (request, response) => {
  const answer = await handler(await eventOf(request), context);
  const result = typeof answer === "string" ? { body: answer } : answer; // the short form, for a 200
  const { statusCode = 200, headers, cookies = [], body = "", isBase64Encoded = false }:
    APIGatewayProxyStructuredResultV2 = result;
  response.writeHead(statusCode, { ...headers, "set-cookie": cookies });
  response.end(Buffer.from(body, isBase64Encoded ? "base64" : "utf8"));
}).listen(process.env["PORT"] ?? 3000);

/** @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads */
async function eventOf(request: IncomingMessage): Promise<APIGatewayProxyEventV2> {
  const { method = "GET", headers } = request;
  const { host, pathname, search } = new URL(request.url ?? "/", `http://${headers.host}`);
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: pathname,
    rawQueryString: search.slice(1),
    ...(headers.cookie && { cookies: headers.cookie.split("; ") }),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body: (await buffer(request)).toString("base64"),
    isBase64Encoded: true,
    requestContext: {
      accountId: "anonymous",
      apiId: "local",
      domainName: host,
      domainPrefix: "local",
      http: { method, path: pathname, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "" },
      requestId: "local",
      routeKey: "$default",
      stage: "$default",
      time: "",
      timeEpoch: 0,
    },
  };
}

const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: "local",
  functionVersion: "1",
  invokedFunctionArn: "",
  memoryLimitInMB: "128",
  awsRequestId: "local",
  logGroupName: "",
  logStreamName: "",
  getRemainingTimeInMillis: () => 3000,
  done() {},
  fail() {},
  succeed() {},
};
