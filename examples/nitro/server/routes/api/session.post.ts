import { defineHandler } from "nitro";
import { setCookie } from "nitro/h3";

export default defineHandler((event) => {
  setCookie(event, "user", "ada");
  setCookie(event, "theme", "dark");
  return { user: "ada" };
});
