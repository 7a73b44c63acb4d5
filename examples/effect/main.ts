import { serve } from "srvx";
import { withCors } from "withcors";
import { policy } from "../api.ts";
import { handler } from "./routes.ts";

serve({ fetch: withCors(handler, policy) });
