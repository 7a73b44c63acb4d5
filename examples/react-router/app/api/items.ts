import type { Route } from "./+types/items";

/** React Router hands GET, HEAD and OPTIONS to `loader`, and all others to `action`. */
export function loader({ request }: Route.LoaderArgs): Response {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { allow: "GET, PUT, OPTIONS" } });
  return Response.json(["apple", "pear"], { headers: { "x-request-id": "1" } });
}

export async function action({ request }: Route.ActionArgs): Promise<Response> {
  return Response.json({ saved: await request.json() });
}
