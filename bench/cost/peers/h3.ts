import { type CorsOptions, H3, handleCors } from "h3";
import { EXPOSED, type Handler, ORIGINS, type PolicyName } from "../cases.ts";
import { HEADERS, MAX_AGE, METHODS, PATTERN, type Peer } from "./peer.ts";

const origins: Readonly<Record<PolicyName, NonNullable<CorsOptions["origin"]>>> = {
  public: "*",
  single: [ORIGINS[0]],
  list: [...ORIGINS],
  credentials: [...ORIGINS],
  pattern: [PATTERN],
};

function serve(handler: Handler, options?: CorsOptions): Handler {
  const app = new H3();
  if (options !== undefined) {
    app.use((event) => {
      const response = handleCors(event, options);
      return response === false ? undefined : response;
    });
  }
  app.get("/", (event) => handler(event.req));
  return (request) => app.fetch(request);
}

export const h3: Peer = {
  name: "h3",
  without: (handler) => serve(handler),
  with: (policy, handler) =>
    serve(handler, {
      origin: origins[policy],
      methods: METHODS,
      allowHeaders: HEADERS,
      exposeHeaders: policy === "credentials" ? [...EXPOSED] : [],
      credentials: policy === "credentials",
      maxAge: String(MAX_AGE),
    }),
};
