import { withCors } from "withcors";
import { cors } from "../../cors.ts";

export const { GET, OPTIONS } = withCors({
  GET: (): Response => {
    throw new Error("out of order");
  },
}, cors);
