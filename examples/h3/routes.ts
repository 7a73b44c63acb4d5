import { getQuery, H3, iterable, setCookie } from "h3";
import { api } from "../api.ts";

/** What every example serves, in H3's way. It knows nothing of CORS. */
export const routes = new H3({ onError: () => Response.json({ error: "out of order" }, { status: 500 }) })
  .get("/api/items", (event) => {
    event.res.headers.set("x-request-id", "1");
    return ["apple", "pear"];
  })
  .put("/api/items", async (event) => ({ saved: await event.req.json() }))
  .options("/api/items", () => new Response(null, { status: 204, headers: { allow: "GET, PUT, OPTIONS" } }))
  .get("/api/session", (event) => {
    event.res.headers.set("x-request-id", "1");
    return { cookie: event.req.headers.get("cookie") };
  })
  .post("/api/session", (event) => {
    setCookie(event, "user", "ada");
    setCookie(event, "theme", "dark");
    return { user: "ada" };
  })
  .get("/api/moved", (event) => Response.redirect(new URL("/api/items", event.req.url)))
  .get("/api/broken", () => {
    throw new Error("out of order");
  })
  .get("/api/ticks", (event) => iterable(ticks(Number(getQuery(event)["count"]))))
  .get("/api/**", (event) => api(event.req)); // the others, of the API without a framework

async function* ticks(count: number): AsyncGenerator<string> {
  try {
    for (let tick = 1; tick <= count; tick++) {
      yield `tick ${tick}\n`;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    console.log("ticks: cancelled");
  }
}
