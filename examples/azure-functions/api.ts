import { app, type HttpMethod } from "@azure/functions";
import { withCors } from "withcors";
import { api, policy } from "../api.ts";
import { toAzure } from "./to-azure.ts";

/** OPTIONS has to be among them: Azure calls a function only for methods that it names. */
const methods: HttpMethod[] = ["GET", "HEAD", "PUT", "POST", "OPTIONS"];

export const handler = toAzure(withCors(api, policy));

app.http("api", { methods, route: "{*path}", handler });
