import { createFileRoute } from "@tanstack/react-router";
import { api } from "../../../../api.ts";

/** The other routes, of the API without a framework. */
export const Route = createFileRoute("/api/$")({ server: { handlers: { ANY: ({ request }) => api(request) } } });
