import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [reactRouter()],
  // Otherwise Vite answers preflights in development, ahead of the policy, and grants pages of localhost everything.
  server: { cors: false },
});
