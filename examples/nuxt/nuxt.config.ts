import { defineNuxtConfig } from "nuxt/config";

export default defineNuxtConfig({
  compatibilityDate: "2026-06-01",
  telemetry: false,
  // Otherwise Vite lets pages of localhost read its own files in development.
  vite: { server: { cors: false } },
});
