import { initTRPC } from "@trpc/server";
import type { FetchCreateContextFnOptions } from "@trpc/server/adapters/fetch";
import { z } from "zod";

export function createContext(
  { req, resHeaders }: FetchCreateContextFnOptions,
) {
  resHeaders.set("x-request-id", "1");
  return { cookie: req.headers.get("cookie"), resHeaders };
}

const { router, procedure } = initTRPC.context<typeof createContext>().create();

/** The routes of ../api.ts, as far as they can be procedures. */
export const appRouter = router({
  items: procedure.query(() => ["apple", "pear"]),
  save: procedure.input(z.object({ name: z.string() })).mutation((
    { input },
  ) => ({ saved: input })),
  session: procedure.query(({ ctx }) => ({ cookie: ctx.cookie })),
  signIn: procedure.mutation(({ ctx }) => {
    ctx.resHeaders.append("set-cookie", "user=ada");
    ctx.resHeaders.append("set-cookie", "theme=dark");
    return { user: "ada" };
  }),
  broken: procedure.query(() => {
    throw new Error("out of order");
  }),
  ticks: procedure.input(z.number()).subscription(async function* ({ input }) {
    try {
      for (let tick = 1; tick <= input; tick++) {
        yield tick;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    } finally {
      console.log("ticks: cancelled");
    }
  }),
});
