import { withCors } from "withcors";
import { others } from "../others.ts";
import { cors } from "../policy.ts";

/** All methods by one function. */
export default withCors({ fetch: others }, cors);
