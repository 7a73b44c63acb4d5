import { Hono } from "hono";
import { setCookie } from "hono/cookie";
import { stream } from "hono/streaming";
import { api } from "../api.ts";

/** What every example serves, in Hono's way. It knows nothing of CORS. */
export const routes = new Hono()
  .get("/api/items", (c) => c.json(["apple", "pear"], 200, { "x-request-id": "1" }))
  .put("/api/items", async (c) => c.json({ saved: await c.req.json() }))
  .options("/api/items", (c) => c.body(null, 204, { allow: "GET, PUT, OPTIONS" }))
  .get("/api/session", (c) => c.json({ cookie: c.req.header("cookie") ?? null }, 200, { "x-request-id": "1" }))
  .post("/api/session", (c) => {
    setCookie(c, "user", "ada");
    setCookie(c, "theme", "dark");
    return c.json({ user: "ada" });
  })
  .get("/api/moved", (c) => Response.redirect(new URL("/api/items", c.req.url)))
  .get("/api/broken", () => {
    throw new Error("out of order");
  })
  .get("/api/ticks", (c) =>
    stream(c, async (out) => {
      out.onAbort(() => console.log("ticks: cancelled"));
      for (let tick = 1; tick <= Number(c.req.query("count")) && !out.aborted; tick++) {
        await out.writeln(`tick ${tick}`);
        await out.sleep(50);
      }
    }))
  .get("/api/*", (c) => api(c.req.raw)) // the others, of the API without a framework
  .onError((_error, c) => c.json({ error: "out of order" }, 500));
