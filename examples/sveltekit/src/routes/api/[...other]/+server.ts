import type { RequestHandler } from "@sveltejs/kit";
import { api } from "../../../../../api.ts";

/** The other routes, of the API without a framework. */
export const GET: RequestHandler = ({ request }) => api(request);
