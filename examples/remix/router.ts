import { createRouter } from "@remix-run/fetch-router";
import { createCors } from "withcors";
import { policy } from "../api.ts";

const cors = createCors(policy);

/** All routes with CORS, also those that are not there. */
export const router = createRouter({ middleware: [({ request }, next) => cors.handle(request, next)] });

router.get("/api/items", () => Response.json(["apple", "pear"], { headers: { "x-request-id": "1" } }));
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
router.get("/api/ticks", ({ url }) => new Response(ticks(Number(url.searchParams.get("count")))));

function ticks(count: number): ReadableStream<Uint8Array> {
  let tick = 0;
  return new ReadableStream({
    async pull(controller) {
      if (tick === count) return controller.close();
      if (tick > 0) await new Promise((resolve) => setTimeout(resolve, 50));
      controller.enqueue(new TextEncoder().encode(`tick ${++tick}\n`));
    },
  });
}
