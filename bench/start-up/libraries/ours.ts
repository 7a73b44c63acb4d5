import { createCors } from "../../../dist/index.js";
import { origins } from "./origins.ts";

export const create = (): unknown => createCors({ origin: origins, credentials: true });
