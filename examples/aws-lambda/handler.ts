import { toLambdaHandler } from "srvx/aws-lambda";
import { withCors } from "withcors";
import { api, policy } from "../api.ts";

/** What Lambda calls, with the event of a Function URL or of API Gateway. */
export const handler = toLambdaHandler({ fetch: withCors(api, policy) });
