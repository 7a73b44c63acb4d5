import type { APIRoute } from "astro";

export const GET: APIRoute = ({ request }) =>
  Response.json({ cookie: request.headers.get("cookie") }, { headers: { "x-request-id": "1" } });

export const POST: APIRoute = ({ cookies }) => {
  cookies.set("user", "ada");
  cookies.set("theme", "dark");
  return Response.json({ user: "ada" });
};
