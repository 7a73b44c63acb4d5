import { tanstackStart } from "@tanstack/react-start/plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [tanstackStart(), react()],
  // Otherwise Vite answers preflights in development, ahead of the policy, and grants pages of localhost everything.
  server: { cors: false },
});
