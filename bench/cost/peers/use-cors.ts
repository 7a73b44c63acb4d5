import { type CORSOptions, createServerAdapter, type ServerAdapterPlugin, useCORS } from "@whatwg-node/server";
import { EXPOSED, type Handler, ORIGINS, type PolicyName } from "../cases.ts";
import { HEADERS, MAX_AGE, METHODS, type Peer } from "./peer.ts";

/** It knows no patterns. */
const origins: Readonly<Record<PolicyName, string | string[] | null>> = {
  public: "*",
  single: ORIGINS[0],
  list: [...ORIGINS],
  credentials: [...ORIGINS],
  pattern: null,
};

function serve(handler: Handler, ...plugins: ServerAdapterPlugin[]): Handler {
  const adapter = createServerAdapter(handler, { plugins });
  return (request) => adapter.fetch(request);
}

export const useCors: Peer = {
  name: "use-cors",
  without: (handler) => serve(handler),
  with(policy, handler) {
    const origin = origins[policy];
    if (origin === null) return null;
    const options: CORSOptions = {
      origin,
      methods: METHODS,
      allowedHeaders: HEADERS,
      maxAge: MAX_AGE,
      credentials: policy === "credentials",
      ...(policy === "credentials" && { exposedHeaders: [...EXPOSED] }),
    };
    return serve(handler, useCORS(options));
  },
};
