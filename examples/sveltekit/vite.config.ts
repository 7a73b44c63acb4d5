import adapter from "@sveltejs/adapter-node";
import { sveltekit } from "@sveltejs/kit/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [sveltekit({ adapter: adapter() })],
  // Otherwise Vite answers preflights in development, ahead of the policy, and grants pages of localhost everything.
  server: { cors: false },
});
