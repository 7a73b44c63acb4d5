import { convexTest } from "convex-test";
import { serve } from "srvx";
import schema from "./convex/schema.ts";

/** In place of a deployment: Convex's own mock of one, whose modules are those of the folder `convex`. */
const modules = {
  "./convex/http.ts": () => import("./convex/http.ts"),
  "./convex/_generated/api.js": () => Promise.resolve({}),
};
const convex = convexTest(schema, modules);

serve({
  async fetch(request) {
    const { pathname, search } = new URL(request.url);
    const { method, headers } = request;
    return await convex.fetch(pathname + search, { method, headers, body: await request.text() || null });
  },
});
