/** The files below `libraries/`, and the names that people know. */
export const libraries: Readonly<Record<string, string>> = {
  ours: "withcors",
  hono: "hono/cors",
  itty: "itty-router/cors",
  h3: "h3, handleCors",
  remix: "@remix-run/cors-middleware",
  elysia: "@elysiajs/cors",
  "use-cors": "@whatwg-node/server, useCORS",
  express: "cors",
  fastify: "@fastify/cors",
};

/** A module without any CORS, for comparison. */
export const nothing = "nothing";

export const importLibrary = (file: string): Promise<{ readonly create: () => unknown }> =>
  import(`./libraries/${file}.ts`);
