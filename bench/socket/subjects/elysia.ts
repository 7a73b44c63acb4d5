import { cors } from "@elysiajs/cors";
import { Elysia } from "elysia";
import { answer, origins, type Subject } from "./subject.ts";

export const subject: Subject = {
  without: () => new Elysia().all("/*", answer).fetch,
  withPolicy: () => new Elysia().use(cors({ origin: origins, credentials: true })).all("/*", answer).fetch,
  withDefaults: () => new Elysia().use(cors()).all("/*", answer).fetch,
};
