import { defineHandler } from "nitro";

export default defineHandler((event) => {
  event.res.headers.set("x-request-id", "1");
  return ["apple", "pear"];
});
