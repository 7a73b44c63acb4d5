import { origins } from "./origins.ts";

/** What a module costs that has no CORS at all. */
export const create = (): unknown => ({ origin: origins, credentials: true });
