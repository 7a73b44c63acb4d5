import { AutoRouter, json } from "itty-router";
import { api } from "../api.ts";

/** What every example serves, in itty-router's way. It knows nothing of CORS. */
export const routes = AutoRouter({ catch: () => json({ error: "out of order" }, { status: 500 }) })
  .get("/api/items", () => json(["apple", "pear"], { headers: { "x-request-id": "1" } }))
  .head("/api/items", () => json(null, { headers: { "x-request-id": "1" } }))
  .put("/api/items", async (request) => ({ saved: await request.json() }))
  .options("/api/items", () => new Response(null, { status: 204, headers: { allow: "GET, PUT, OPTIONS" } }))
  .get("/api/session", ({ headers }) => json({ cookie: headers.get("cookie") }, { headers: { "x-request-id": "1" } }))
  .post(
    "/api/session",
    () => new Response('{"user":"ada"}', { headers: [["set-cookie", "user=ada"], ["set-cookie", "theme=dark"]] }),
  )
  .get("/api/moved", ({ url }) => Response.redirect(new URL("/api/items", url)))
  .get("/api/broken", () => {
    throw new Error("out of order");
  })
  .get("/api/*", (request) => api(request)); // the others, of the API without a framework
