import { httpActionGeneric as httpAction, httpRouter } from "convex/server";
import { createCors } from "withcors";
import { api, policy } from "../../api.ts";

const cors = createCors(policy);

/** An HTTP action gets Convex's context ahead of the request. */
const answer = httpAction((_context, request) => cors.handle(request, () => api(request)));

const http = httpRouter();
for (const method of ["GET", "PUT", "POST", "OPTIONS"] as const) {
  http.route({ pathPrefix: "/api/", method, handler: answer });
}
export default http;
