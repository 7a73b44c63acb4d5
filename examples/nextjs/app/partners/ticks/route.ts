import type { NextRequest } from "next/server";
import { ticks } from "../../../ticks.ts";

export const GET = (request: NextRequest) => new Response(ticks(Number(request.nextUrl.searchParams.get("count"))));
