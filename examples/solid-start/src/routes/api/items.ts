import type { APIEvent } from "@solidjs/start/server";

export const GET = () => Response.json(["apple", "pear"], { headers: { "x-request-id": "1" } });

export const PUT = async ({ request }: APIEvent) => Response.json({ saved: await request.json() });

export const OPTIONS = () => new Response(null, { status: 204, headers: { allow: "GET, PUT, OPTIONS" } });
