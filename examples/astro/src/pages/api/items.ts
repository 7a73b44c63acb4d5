import type { APIRoute } from "astro";

export const GET: APIRoute = () => Response.json(["apple", "pear"], { headers: { "x-request-id": "1" } });

export const PUT: APIRoute = async ({ request }) => Response.json({ saved: await request.json() });

export const OPTIONS: APIRoute = () => new Response(null, { status: 204, headers: { allow: "GET, PUT, OPTIONS" } });
