import { createRouter } from "@remix-run/fetch-router";
import { createCors } from "withcors";
import { api, policy } from "../api.ts";

const cors = createCors(policy);

/** All routes with CORS, also those that are not there. */
export const router = createRouter({ middleware: [({ request }, next) => cors.handle(request, next)] });

router.get("/api/items", () => Response.json(["apple", "pear"], { headers: { "x-request-id": "1" } }));
router.head("/api/items", () => new Response(null, { headers: { "x-request-id": "1" } }));
router.put("/api/items", async ({ request }) => Response.json({ saved: await request.json() }));
router.options("/api/items", () => new Response(null, { status: 204, headers: { allow: "GET, PUT, OPTIONS" } }));
router.get(
  "/api/session",
  ({ headers }) => Response.json({ cookie: headers.get("cookie") }, { headers: { "x-request-id": "1" } }),
);
router.post(
  "/api/session",
  () => Response.json({ user: "ada" }, { headers: [["set-cookie", "user=ada"], ["set-cookie", "theme=dark"]] }),
);
router.get("/api/moved", ({ url }) => Response.redirect(new URL("/api/items", url)));
router.get("/api/broken", () => {
  throw new Error("out of order");
});
// the others, of the API without a framework
router.get("/api/*other", ({ request }) => api(request));
