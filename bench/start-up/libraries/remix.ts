import { cors } from "@remix-run/cors-middleware";
import { origins } from "./origins.ts";

export const create = (): unknown => cors({ origin: origins, credentials: true });
