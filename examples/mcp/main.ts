import { serve } from "srvx";
import { withCors } from "withcors";
import { mcp } from "./mcp.ts";

serve({
  fetch: withCors(mcp, {
    origin: "https://inspector.example.com",
    methods: ["GET", "POST", "DELETE"],
    allowedHeaders: ["content-type", "authorization", "mcp-protocol-version", "mcp-session-id", "last-event-id"],
    exposedHeaders: ["mcp-session-id", "www-authenticate"],
  }),
});
