import type { Route } from "./+types/session";

export function loader({ request }: Route.LoaderArgs): Response {
  return Response.json({ cookie: request.headers.get("cookie") }, { headers: { "x-request-id": "1" } });
}

export function action(): Response {
  return Response.json({ user: "ada" }, { headers: [["set-cookie", "user=ada"], ["set-cookie", "theme=dark"]] });
}
