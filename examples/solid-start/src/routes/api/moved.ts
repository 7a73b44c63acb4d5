import { redirect } from "@solidjs/router";

export const GET = () => redirect("/api/items");
