import { defineHandler } from "nitro";

export default defineHandler((event) => void event.res.headers.set("x-request-id", "1"));
