import { readFile } from "node:fs/promises";
import type { Exchange } from "./api.ts";

/** What the page is told. */
interface Surroundings {
  page: string;
  api: string;
  takeExchanges: (run: string) => Exchange[];
}

const files: Record<string, [file: URL, type: string]> = {
  "/": [new URL("./page.html", import.meta.url), "text/html; charset=utf-8"],
  "/page.css": [new URL("./page.css", import.meta.url), "text/css"],
  "/page.js": [new URL("./page.js", import.meta.url), "text/javascript"],
};

/** Serves the page, and what the API saw of its requests. The page asks for that on its own origin: no CORS is involved. */
export function createPage({ page, api, takeExchanges }: Surroundings): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/exchanges") return Response.json(takeExchanges(searchParams.get("run") ?? ""));
    const [file, type] = files[pathname] ?? [];
    if (file === undefined) return new Response("Not found\n", { status: 404 });
    const text = await readFile(file, "utf8");
    return new Response(text.replaceAll("%PAGE%", page).replaceAll("%API%", api), {
      headers: {
        "content-type": type!,
        "content-security-policy": `default-src 'self'; connect-src 'self' ${api}; img-src data:`,
      },
    });
  };
}
