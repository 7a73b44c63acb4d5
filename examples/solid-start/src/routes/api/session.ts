import type { APIEvent } from "@solidjs/start/server";
import { setCookie } from "@solidjs/start/http";

export const GET = ({ request }: APIEvent) =>
  Response.json({ cookie: request.headers.get("cookie") }, { headers: { "x-request-id": "1" } });

export const POST = () => {
  setCookie("user", "ada");
  setCookie("theme", "dark");
  return { user: "ada" };
};
