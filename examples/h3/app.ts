import { serve } from "h3";
import { withCors } from "withcors";
import { policy } from "../api.ts";
import { routes } from "./routes.ts";

/** The whole app with CORS. */
serve(withCors(routes, policy));
