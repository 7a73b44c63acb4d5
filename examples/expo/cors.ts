import { createCors } from "withcors";

/** The policy of ../api.ts, compiled once. A copy, since Metro takes no modules above the project. */
export const cors = createCors({
  origin: ["https://app.example.com", "https://*.preview.example.com"],
  credentials: true,
  methods: ["GET", "POST", "PUT"],
  allowedHeaders: ["content-type", "x-token"],
  exposedHeaders: ["x-request-id"],
  maxAge: 600,
  onError: () => Response.json({ error: "out of order" }, { status: 500 }),
});
