import { type GalleryServer, write } from "./gallery.ts";

export const caddy: GalleryServer = {
  name: "caddy",
  debian: "caddy",
  command: "caddy",
  versionOption: "version",
  async configure({ folder, port, upstream }, [site]) {
    const proxy = `reverse_proxy 127.0.0.1:${upstream}`;
    const placed = site!.includes("# reverse_proxy") ? site!.replace(/# reverse_proxy.*/, proxy) : `${site}\n${proxy}`;
    const config = `
{
  admin off
  auto_https off
  storage file_system ${folder}
}
http://127.0.0.1:${port} {
${placed}
}
`;
    return ["run", "--adapter", "caddyfile", "--config", await write(folder, "Caddyfile", config)];
  },
  mistakes: [
    { name: "without any header", parts: [""], kind: "allow-origin-missing", behindSilentApplication: true },
    {
      name: "with header and no defer beside the application's",
      parts: ["header Access-Control-Allow-Origin *"],
      kind: "allow-origin-multiple",
    },
  ],
};
