import { join } from "node:path";
import { type GalleryServer, write } from "./gallery.ts";

export const varnish: GalleryServer = {
  name: "varnish",
  debian: "varnish",
  command: "varnishd",
  async configure({ folder, port, upstream }, [vcl]) {
    const config = `
vcl 4.1;
backend default { .host = "127.0.0.1"; .port = "${upstream}"; }
${vcl}
`;
    const file = await write(folder, "default.vcl", config);
    const instance = join(folder, "varnish");
    return ["-F", "-j", "none", "-n", instance, "-f", file, "-s", "malloc,64m", "-a", `127.0.0.1:${port}`];
  },
  mistakes: [
    { name: "without any header", parts: [""], kind: "allow-origin-missing", behindSilentApplication: true },
    {
      name: "with * for a page with cookies",
      parts: [`sub vcl_deliver { set resp.http.Access-Control-Allow-Origin = "*"; }`],
      kind: "allow-origin-wildcard-credentials",
    },
  ],
};
