import type { Handle } from "@sveltejs/kit/hooks";
import { createCors } from "withcors";
import { policy } from "../../api.ts";

const cors = createCors(policy);

/** What lies below /api with CORS, and nothing else. */
export const handle: Handle = ({ event, resolve }) =>
  event.url.pathname.startsWith("/api/") ? cors.handle(event.request, () => resolve(event)) : resolve(event);
