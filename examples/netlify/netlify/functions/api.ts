import type { Config } from "@netlify/functions";
import { withCors } from "withcors";
import { api, policy } from "../../../api.ts";

export default withCors(api, policy);

export const config: Config = { path: "/api/*" };
