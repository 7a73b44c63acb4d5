import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/api/items")({
  server: {
    handlers: {
      GET: () => Response.json(["apple", "pear"], { headers: { "x-request-id": "1" } }),
      PUT: async ({ request }) => Response.json({ saved: await request.json() }),
      OPTIONS: () => new Response(null, { status: 204, headers: { allow: "GET, PUT, OPTIONS" } }),
    },
  },
});
