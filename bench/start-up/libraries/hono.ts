import { cors } from "hono/cors";
import { origins } from "./origins.ts";

export const create = (): unknown => cors({ origin: origins, credentials: true });
