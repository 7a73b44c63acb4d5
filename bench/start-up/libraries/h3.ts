import { type H3Event, handleCors } from "h3";
import { origins } from "./origins.ts";

// It reads its options at each request.
export const create = (): unknown => (event: H3Event) => handleCors(event, { origin: origins, credentials: true });
