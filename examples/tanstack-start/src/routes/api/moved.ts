import { createFileRoute, redirect } from "@tanstack/react-router";

export const Route = createFileRoute("/api/moved")({
  server: {
    handlers: {
      GET: () => {
        throw redirect({ href: "/api/items", statusCode: 302 });
      },
    },
  },
});
