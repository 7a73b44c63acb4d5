import { FunctionsClient } from "@supabase/functions-js";
import { createBrowser } from "withcors/testing";

/** The client that supabase-js has for functions, in a page, with a fetch that keeps to CORS as a browser does. */
const page = createBrowser(fetch).page(Deno.env.get("ORIGIN") ?? "https://app.example.com");
const functions = new FunctionsClient(`http://localhost:${Deno.env.get("PORT") ?? 3000}`, {
  headers: { Authorization: "Bearer token", apikey: "key", "X-Client-Info": "supabase-js-web" },
  customFetch: page.fetch,
});

const list = await functions.invoke("api/items", { method: "GET" });
const saved = await functions.invoke("api/items", { method: "PUT", body: { name: "plum" } });
const { error } = await functions.invoke("api/broken", { method: "GET" });
console.log(JSON.stringify({ list: list.data, saved: saved.data, error: await error.context.json() }));
