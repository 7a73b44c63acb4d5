import { withCors } from "withcors";
import { api, policy } from "../api.ts";

export default withCors({ fetch: api }, policy);
