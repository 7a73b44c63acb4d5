import { cookies } from "next/headers";

export const GET = (request: Request) =>
  Response.json({ cookie: request.headers.get("cookie") }, {
    headers: { "x-request-id": "1" },
  });

export async function POST() {
  const jar = await cookies();
  jar.set("user", "ada");
  jar.set("theme", "dark");
  return Response.json({ user: "ada" });
}
