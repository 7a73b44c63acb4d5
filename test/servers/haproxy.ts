import { type GalleryServer, write } from "./gallery.ts";

export const haproxy: GalleryServer = {
  name: "haproxy",
  debian: "haproxy",
  command: "haproxy",
  isAnonymous: true,
  versionOption: "-v",
  async configure({ folder, port, upstream }, [frontend]) {
    const config = `
defaults
  mode http
  timeout connect 5s
  timeout client 10s
  timeout server 10s
frontend site
  bind 127.0.0.1:${port}
${frontend!.split("\n").map((line) => `  ${line}`).join("\n")}
  default_backend api
backend api
  server app 127.0.0.1:${upstream}
`;
    return ["-db", "-f", await write(folder, "haproxy.cfg", config)];
  },
  mistakes: [
    { name: "without any header", parts: [""], kind: "allow-origin-missing", behindSilentApplication: true },
    {
      name: "with add-header beside the application's",
      parts: ["http-response add-header Access-Control-Allow-Origin *"],
      kind: "allow-origin-multiple",
    },
  ],
};
