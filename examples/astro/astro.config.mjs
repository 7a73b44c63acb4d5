import node from "@astrojs/node";
import { defineConfig } from "astro/config";

export default defineConfig({
  output: "server",
  server: { port: 3000 },
  adapter: node({ mode: "standalone" }),
  // Otherwise Vite answers preflights in development, ahead of the policy, and grants pages of localhost everything.
  vite: { server: { cors: false } },
});
