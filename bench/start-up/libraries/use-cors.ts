import { useCORS } from "@whatwg-node/server";
import { origins } from "./origins.ts";

export const create = (): unknown => useCORS({ origin: origins, credentials: true });
