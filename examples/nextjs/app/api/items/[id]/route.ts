import { notFound } from "next/navigation";
import type { NextRequest } from "next/server";
import { withCors } from "withcors";
import { cors } from "../../../../cors.ts";

const items = ["apple", "pear"];

export const { GET, OPTIONS } = withCors({
  async GET(request: NextRequest, { params }: RouteContext<"/api/items/[id]">) {
    const { id } = await params;
    const item = items[Number(id)] ?? notFound();
    return Response.json({
      id,
      item,
      language: request.nextUrl.searchParams.get("language"),
    });
  },
}, cors);
