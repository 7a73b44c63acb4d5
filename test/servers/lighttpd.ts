import { type GalleryServer, write } from "./gallery.ts";

export const lighttpd: GalleryServer = {
  name: "lighttpd",
  debian: "lighttpd",
  command: "lighttpd",
  versionOption: "-v",
  async configure({ folder, port, upstream }, [site]) {
    const proxy = `proxy.server = ("" => (("host" => "127.0.0.1", "port" => ${upstream})))`;
    const placed = site!.includes("# proxy.server") ? site!.replace(/# proxy\.server.*/, proxy) : `${site}\n${proxy}`;
    const config = `
server.modules = ("mod_setenv", "mod_rewrite", "mod_proxy")
server.document-root = "${folder}"
server.bind = "127.0.0.1"
server.port = ${port}
server.errorlog = "${folder}/error.log"
${placed}
`;
    return ["-D", "-f", await write(folder, "lighttpd.conf", config)];
  },
  mistakes: [
    { name: "without any header", parts: [""], kind: "allow-origin-missing", behindSilentApplication: true },
    {
      name: "with add-response-header beside the application's",
      parts: [`setenv.add-response-header = ("Access-Control-Allow-Origin" => "*")`],
      kind: "allow-origin-multiple",
    },
    {
      name: "with a variable in a value, which goes out as it is written",
      parts: [`setenv.set-response-header = ("Access-Control-Allow-Origin" => "%{req.Origin}")`],
      kind: "allow-origin-no-origin",
    },
  ],
};
