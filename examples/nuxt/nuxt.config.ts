import { defineNuxtConfig } from "nuxt/config";

export default defineNuxtConfig({ compatibilityDate: "2026-06-01", telemetry: false });
