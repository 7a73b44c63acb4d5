import process from "node:process";
import { betterAuth } from "better-auth";
import { memoryAdapter } from "better-auth/adapters/memory";
import { policy } from "../api.ts";

export const auth = betterAuth({
  baseURL: `http://localhost:${process.env["PORT"] ?? 3000}`,
  secret: process.env["BETTER_AUTH_SECRET"] ?? "only for this example, and nobody's secret",
  database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
  emailAndPassword: { enabled: true },
  session: { cookieCache: { enabled: true } },
  // Better Auth asks by itself whether a page may sign somebody in: CORS only says whether it may read the answer.
  trustedOrigins: [...policy.origin],
});
