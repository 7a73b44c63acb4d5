import { fromWebHandler } from "h3";
import { withCors } from "withcors";
import { api, policy } from "../../../api.ts";

export default fromWebHandler(withCors(api, policy));
