import { Elysia } from "elysia";
import { api } from "../api.ts";

/** What every example serves, in Elysia's way. It knows nothing of CORS. */
export const routes = new Elysia({ prefix: "/api" })
  .onError(({ code }) => {
    if (code === "UNKNOWN") return Response.json({ error: "out of order" }, { status: 500 });
  })
  .get("/items", ({ set }) => {
    set.headers["x-request-id"] = "1";
    return ["apple", "pear"];
  })
  .put("/items", ({ body }) => ({ saved: body }))
  // constant, so that Bun itself would answer it
  .options("/items", new Response(null, { status: 204, headers: { allow: "GET, PUT, OPTIONS" } }))
  .get("/session", ({ headers, set }) => {
    set.headers["x-request-id"] = "1";
    return { cookie: headers["cookie"] ?? null };
  })
  .post("/session", ({ cookie: { user, theme } }) => {
    user?.set({ value: "ada" });
    theme?.set({ value: "dark" });
    return { user: "ada" };
  })
  .get("/moved", ({ request }) => Response.redirect(new URL("/api/items", request.url)))
  .get("/broken", () => {
    throw new Error("out of order");
  })
  .get("/ticks", async function* ({ query }) {
    try {
      for (let tick = 1; tick <= Number(query["count"]); tick++) {
        yield `tick ${tick}\n`;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    } finally {
      console.log("ticks: cancelled");
    }
  })
  .get("/*", ({ request }) => api(request)); // the others, of the API without a framework
