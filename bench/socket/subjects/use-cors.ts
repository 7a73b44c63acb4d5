import { createServerAdapter, type ServerAdapterPlugin, useCORS } from "@whatwg-node/server";
import { answer, type Fetch, origins, type Subject } from "./subject.ts";

function serve(...plugins: ServerAdapterPlugin[]): Fetch {
  const adapter = createServerAdapter(answer, { plugins });
  return (request) => adapter.fetch(request);
}

export const subject: Subject = {
  without: () => serve(),
  withPolicy: () => serve(useCORS({ origin: origins, credentials: true })),
  withDefaults: () => serve(useCORS()),
};
