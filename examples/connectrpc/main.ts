import { cors } from "@connectrpc/connect";
import { serve } from "srvx";
import { withCors } from "withcors";
import { rpc } from "./rpc.ts";

serve({
  fetch: withCors(rpc, {
    origin: ["https://app.example.com", "https://*.preview.example.com"],
    methods: cors.allowedMethods,
    allowedHeaders: cors.allowedHeaders,
    exposedHeaders: cors.exposedHeaders,
  }),
});
