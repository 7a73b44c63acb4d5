import { withCors } from "withcors";

/**
 * Answered once an hour: a policy of one origin, or "*", reads nothing of a request, so that Next.js can prerender. It
 * would not if there were an OPTIONS. Pages that set no header of their own need none for a GET.
 */
export const revalidate = 3600;

export const { GET } = withCors({ GET: () => Response.json({ apple: 1 }) }, {
  origin: "https://app.example.com",
});
