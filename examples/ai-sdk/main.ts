import { serve } from "srvx";
import { withCors } from "withcors";
import { chat } from "./chat.ts";

serve({
  fetch: withCors(chat, {
    origin: ["https://app.example.com", "https://*.preview.example.com"],
    credentials: true,
    methods: ["POST"],
    allowedHeaders: ["content-type", "user-agent"],
    onError: () => Response.json({ error: "out of order" }, { status: 500 }),
  }),
});
