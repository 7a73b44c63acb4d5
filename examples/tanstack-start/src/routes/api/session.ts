import { createFileRoute } from "@tanstack/react-router";
import { setCookie } from "@tanstack/react-start/server";

export const Route = createFileRoute("/api/session")({
  server: {
    handlers: {
      GET: ({ request }) =>
        Response.json({ cookie: request.headers.get("cookie") }, { headers: { "x-request-id": "1" } }),
      POST: () => {
        setCookie("user", "ada");
        setCookie("theme", "dark");
        return Response.json({ user: "ada" });
      },
    },
  },
});
