import { solidStart } from "@solidjs/start/config";
import { nitro } from "nitro/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [solidStart({ middleware: "./src/middleware.ts" }), nitro()],
  // Otherwise Vite answers preflights in development, ahead of the policy, and grants pages of localhost everything.
  server: { cors: false },
});
