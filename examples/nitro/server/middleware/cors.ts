import { defineMiddleware, toResponse } from "nitro/h3";
import { createCors } from "withcors";
import { policy } from "../../../api.ts";

const cors = createCors(policy);

/** All routes with CORS: what they return becomes a response here, so that the policy can decorate it. */
export default defineMiddleware((event, next) => cors.handle(event.req, async () => toResponse(await next(), event)));
