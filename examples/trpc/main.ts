import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { serve } from "srvx";
import { withCors } from "withcors";
import { policy } from "../api.ts";
import { appRouter, createContext } from "./router.ts";

const trpc = (req: Request) =>
  fetchRequestHandler({
    endpoint: "/trpc",
    req,
    router: appRouter,
    createContext,
  });

serve({ fetch: withCors(trpc, policy) });
