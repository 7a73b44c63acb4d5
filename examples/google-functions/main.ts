import { http } from "@google-cloud/functions-framework";
import { createServerAdapter } from "@whatwg-node/server";
import { withCors } from "withcors";
import { api, policy } from "../api.ts";

http("api", createServerAdapter(withCors(api, policy)));
