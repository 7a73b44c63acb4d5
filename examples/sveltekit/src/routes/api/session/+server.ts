import { json, type RequestHandler } from "@sveltejs/kit";

export const GET: RequestHandler = ({ request }) =>
  json({ cookie: request.headers.get("cookie") }, { headers: { "x-request-id": "1" } });

export const POST: RequestHandler = ({ cookies }) => {
  cookies.set("user", "ada", { path: "/" });
  cookies.set("theme", "dark", { path: "/" });
  return json({ user: "ada" });
};
