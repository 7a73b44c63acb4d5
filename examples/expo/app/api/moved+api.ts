import { withCors } from "withcors";
import { cors } from "../../cors.ts";

export const { GET, OPTIONS } = withCors({
  GET: (request: Request) => Response.redirect(new URL("/api/items", request.url)),
}, cors);
