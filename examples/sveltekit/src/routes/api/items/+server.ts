import { json, type RequestHandler } from "@sveltejs/kit";

export const GET: RequestHandler = () => json(["apple", "pear"], { headers: { "x-request-id": "1" } });

export const PUT: RequestHandler = async ({ request }) => json({ saved: await request.json() });

export const OPTIONS: RequestHandler = () =>
  new Response(null, { status: 204, headers: { allow: "GET, PUT, OPTIONS" } });
