import { defineHandler } from "nitro";
import { api } from "../../../../api.ts";

/** The other routes, of the API without a framework. */
export default defineHandler((event) => api(event.req));
