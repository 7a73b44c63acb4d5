import { serve } from "srvx";
import { withCors } from "withcors";
import { api, policy } from "../api.ts";

serve({ fetch: withCors(api, policy) });
