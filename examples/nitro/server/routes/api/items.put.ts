import { defineHandler } from "nitro";

export default defineHandler(async (event) => ({ saved: await event.req.json() }));
