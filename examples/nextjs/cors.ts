import { unstable_rethrow } from "next/navigation";
import { createCors } from "withcors";

/** The policy of all route handlers. It is checked while `next build` collects the pages. */
export const cors = createCors({
  origin: ["https://app.example.com", "https://*.preview.example.com"],
  credentials: true,
  methods: ["GET", "POST", "PUT"],
  allowedHeaders: ["content-type", "x-token"],
  exposedHeaders: ["x-request-id"],
  maxAge: 600,
  onError: (error) => {
    unstable_rethrow(error); // what redirect() and notFound() throw is for Next.js
    return Response.json({ error: "out of order" }, { status: 500 });
  },
});
