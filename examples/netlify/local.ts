import { NetlifyDev } from "@netlify/dev";
import { serve } from "srvx";

const off = { enabled: false };
const netlify = new NetlifyDev({
  functions: { enabled: true },
  aiGateway: off,
  blobs: off,
  database: off,
  edgeFunctions: off,
  environmentVariables: off,
  geolocation: off,
  headers: off,
  images: off,
  redirects: off,
  server: off,
  staticFiles: off,
});
await netlify.start();

serve({ fetch: async (request) => await netlify.handle(request) ?? new Response("not found", { status: 404 }) });
