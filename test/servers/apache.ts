import { type GalleryServer, write } from "./gallery.ts";

const modules = ["mpm_event", "authz_core", "headers", "rewrite", "proxy", "proxy_http"];

export const apache: GalleryServer = {
  name: "apache",
  debian: "apache2",
  command: "apache2",
  versionOption: "-v",
  async configure({ folder, port, upstream }, [site]) {
    const load = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
    await write(
      folder,
      "httpd.conf",
      `
ServerRoot ${folder}
ServerName 127.0.0.1
PidFile httpd.pid
DefaultRuntimeDir ${folder}
ErrorLog ${folder}/error.log
Listen 127.0.0.1:${port}
${load.join("\n")}
User www-data
Group www-data
<VirtualHost *:${port}>
${site}
ProxyPass / http://127.0.0.1:${upstream}/
</VirtualHost>
`,
    );
    return ["-d", folder, "-f", "httpd.conf", "-DFOREGROUND"];
  },
  mistakes: [
    {
      name: "with Header set, which errors do not get",
      parts: [`Header set Access-Control-Allow-Origin "*"`],
      kind: "allow-origin-wildcard-credentials",
    },
    {
      name: "with Header always set beside the application's",
      parts: [`Header always set Access-Control-Allow-Origin "*"`],
      kind: "allow-origin-multiple",
    },
  ],
};
