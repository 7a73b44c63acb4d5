import { withCors } from "withcors";
import { api, policy } from "../../../../api.ts";

/** What supabase-js sets on every request, and the headers of the API. */
const allowedHeaders = ["authorization", "x-client-info", "apikey", ...policy.allowedHeaders];

Deno.serve(withCors(api, { ...policy, allowedHeaders }));
