import { cookies } from "next/headers";
import { withCors } from "withcors";
import { cors } from "../../../cors.ts";

export const { GET, POST, OPTIONS } = withCors({
  GET: (request: Request) =>
    Response.json({ cookie: request.headers.get("cookie") }, {
      headers: { "x-request-id": "1" },
    }),
  async POST() {
    const jar = await cookies();
    jar.set("user", "ada");
    jar.set("theme", "dark");
    return Response.json({ user: "ada" });
  },
}, cors);
