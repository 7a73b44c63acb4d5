const { join } = require("node:path");
const { createServer } = require("node:http");
const { createRequestHandler } = require("expo-server/adapter/http");

const handle = createRequestHandler({ build: join(__dirname, "dist/server") });

/** Expo calls the last function with an error of its own. */
createServer((request, response) =>
  handle(request, response, (error) => {
    console.error(error);
    response.writeHead(500).end();
  })
).listen(process.env.PORT ?? 3000);
