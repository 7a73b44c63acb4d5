import { cors } from "@elysiajs/cors";
import { Elysia } from "elysia";
import { EXPOSED, ORIGINS, type PolicyName } from "../cases.ts";
import { HEADERS, MAX_AGE, METHODS, PATTERN, type Peer } from "./peer.ts";

type Origin = NonNullable<NonNullable<Parameters<typeof cors>[0]>["origin"]>;

const origins: Readonly<Record<PolicyName, Origin>> = {
  public: "*",
  single: ORIGINS[0],
  list: [...ORIGINS],
  credentials: [...ORIGINS],
  pattern: PATTERN,
};

export const elysia: Peer = {
  name: "elysia",
  without: (handler) => new Elysia().get("/", ({ request }) => handler(request)).fetch,
  with: (policy, handler) =>
    new Elysia().use(cors({
      origin: origins[policy],
      methods: METHODS,
      allowedHeaders: HEADERS,
      exposeHeaders: policy === "credentials" ? [...EXPOSED] : "",
      credentials: policy === "credentials",
      maxAge: MAX_AGE,
    })).get("/", ({ request }) => handler(request)).fetch,
};
