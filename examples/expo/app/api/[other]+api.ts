import { withCors } from "withcors";
import { cors } from "../../cors.ts";
import { others } from "../../others.ts";

export const { GET, OPTIONS } = withCors({ GET: others }, cors);
