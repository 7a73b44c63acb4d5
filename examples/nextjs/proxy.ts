import { NextResponse } from "next/server";
import { withCors } from "withcors";
import { cors } from "./cors.ts";

/** One policy for all that lies below /partners: its route handlers know nothing of CORS. */
export const proxy = withCors(() => NextResponse.next(), cors);

export const config = { matcher: "/partners/:path*" };
