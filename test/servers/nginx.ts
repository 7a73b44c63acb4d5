import { type GalleryServer, write } from "./gallery.ts";

const proxied = (...headers: string[]) => ["", headers.join("\n")];

export const nginx: GalleryServer = {
  name: "nginx",
  debian: "nginx",
  command: "nginx",
  async configure({ folder, port, upstream }, [http, location]) {
    await write(
      folder,
      "nginx.conf",
      `
daemon off;
worker_processes 1;
pid nginx.pid;
events {}
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  ${http}
  server {
    listen 127.0.0.1:${port};
    location / {
      ${location}
      proxy_pass http://127.0.0.1:${upstream};
    }
  }
}
`,
    );
    return ["-p", folder, "-c", "nginx.conf", "-e", "stderr"];
  },
  mistakes: [
    { name: "without any header", parts: proxied(), kind: "allow-origin-missing", behindSilentApplication: true },
    {
      name: "with a header beside the application's",
      parts: proxied("add_header Access-Control-Allow-Origin * always;"),
      kind: "allow-origin-multiple",
    },
    {
      name: "with * for a page with cookies",
      parts: proxied(
        "proxy_hide_header Access-Control-Allow-Origin;",
        "add_header Access-Control-Allow-Origin * always;",
      ),
      kind: "allow-origin-wildcard-credentials",
    },
    {
      name: "with headers on a preflight that the application answers with 405",
      parts: proxied(
        "proxy_hide_header Access-Control-Allow-Origin;",
        "add_header Access-Control-Allow-Origin $http_origin always;",
        "add_header Access-Control-Allow-Credentials true always;",
      ),
      method: "PUT",
      kind: "preflight-status",
    },
  ],
};
