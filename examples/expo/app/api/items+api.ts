import { withCors } from "withcors";
import { cors } from "../../cors.ts";

export const { GET, PUT, OPTIONS } = withCors({
  GET: () => Response.json(["apple", "pear"], { headers: { "x-request-id": "1" } }),
  PUT: async (request: Request) => Response.json({ saved: await request.json() }),
}, cors);
