import { os } from "@orpc/server";
import type { ResponseHeadersPluginContext } from "@orpc/server/plugins";
import { z } from "zod";

interface Context extends ResponseHeadersPluginContext {
  cookie: string | null;
}

const procedure = os.$context<Context>();

/** The routes of ../api.ts. */
export const router = {
  items: procedure.route({ method: "GET", path: "/items" }).handler(({ context }) => {
    context.resHeaders?.set("x-request-id", "1");
    return ["apple", "pear"];
  }),
  save: procedure.route({ method: "PUT", path: "/items" }).input(z.object({ name: z.string() }))
    .handler(({ input }) => ({ saved: input })),
  session: procedure.route({ method: "GET", path: "/session" }).handler(({ context }) => {
    context.resHeaders?.set("x-request-id", "1");
    return { cookie: context.cookie };
  }),
  signIn: procedure.route({ method: "POST", path: "/session" }).handler(({ context }) => {
    context.resHeaders?.append("set-cookie", "user=ada");
    context.resHeaders?.append("set-cookie", "theme=dark");
    return { user: "ada" };
  }),
  moved: procedure.route({ method: "GET", path: "/moved", successStatus: 302, outputStructure: "detailed" })
    .handler(() => ({ headers: { location: "/api/items" } })),
  broken: procedure.route({ method: "GET", path: "/broken" }).handler(() => {
    throw new Error("out of order");
  }),
  ticks: procedure.route({ method: "GET", path: "/ticks" }).input(z.object({ count: z.coerce.number() }))
    .handler(async function* ({ input }) {
      try {
        for (let tick = 1; tick <= input.count; tick++) {
          yield tick;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      } finally {
        console.log("ticks: cancelled");
      }
    }),
};
