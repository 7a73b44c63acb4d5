import type { APIRoute } from "astro";
import { api } from "../../../../api.ts";

/** The other routes, of the API without a framework. */
export const GET: APIRoute = ({ request }) => api(request);
