import type { NextRequest } from "next/server";
import { withCors } from "withcors";
import { cors } from "../../../cors.ts";
import { ticks } from "../../../ticks.ts";

export const { GET, OPTIONS } = withCors({
  GET: (request: NextRequest) => new Response(ticks(Number(request.nextUrl.searchParams.get("count")))),
}, cors);
