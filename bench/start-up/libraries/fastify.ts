import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";
import { origins } from "./origins.ts";

// It reads its options when it is registered.
export const create = (): unknown => (app: FastifyInstance) =>
  app.register(cors, { origin: origins, credentials: true });
