import type { APIEvent } from "@solidjs/start/server";
import { api } from "../../../../api.ts";

/** The other routes, of the API without a framework. */
export const GET = ({ request }: APIEvent) => api(request);
