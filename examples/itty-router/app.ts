import { withCors } from "withcors";
import { policy } from "../api.ts";
import { routes } from "./routes.ts";

/** The whole app with CORS. */
export default withCors(routes, policy);
