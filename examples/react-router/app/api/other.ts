import { api } from "../../../api.ts";
import type { Route } from "./+types/other";

/** The other routes, of the API without a framework. */
export const loader = ({ request }: Route.LoaderArgs): Promise<Response> => api(request);
