import { withCors } from "withcors";
import { cors } from "../../cors.ts";

export const { GET, POST, OPTIONS } = withCors({
  GET: (request: Request) =>
    Response.json({ cookie: request.headers.get("cookie") }, { headers: { "x-request-id": "1" } }),
  POST: () => Response.json({ user: "ada" }, { headers: [["set-cookie", "user=ada"], ["set-cookie", "theme=dark"]] }),
}, cors);
