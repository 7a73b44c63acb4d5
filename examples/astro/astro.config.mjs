import node from "@astrojs/node";
import { defineConfig } from "astro/config";

export default defineConfig({ output: "server", server: { port: 3000 }, adapter: node({ mode: "standalone" }) });
