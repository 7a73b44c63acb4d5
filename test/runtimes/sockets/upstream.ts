import { createServer, type Server } from "node:http";
import { gzipSync } from "node:zlib";

/** Allows everybody everything: none of it may reach a page that the policy of the proxy refuses. */
const cors = {
  "access-control-allow-origin": "*",
  "access-control-allow-credentials": "true",
  "access-control-expose-headers": "x-upstream",
  "content-type": "text/css",
};

/** The server that the routes fetch from. */
export function createUpstream(): Server {
  return createServer(({ url }, response) => {
    if (url === "/gzip") {
      response.writeHead(200, { ...cors, "content-encoding": "gzip" }).end(gzipSync("compressed ".repeat(100)));
    } else if (url === "/denied") {
      response.writeHead(999, "Denied", cors).end("denied");
    } else if (url === "/reason") {
      const utf8 = Buffer.from("日本語").toString("latin1");
      response.writeHead(200, utf8, cors).end("reason");
    } else response.writeHead(200, cors).end("upstream");
  });
}
