import { type CorsOptions, H3, handleCors } from "h3";
import { answer, type Fetch, origins, type Subject } from "./subject.ts";

function serve(options?: CorsOptions): Fetch {
  const app = new H3();
  if (options !== undefined) {
    app.use((event) => {
      const response = handleCors(event, options);
      return response === false ? undefined : response;
    });
  }
  app.all("/**", answer);
  return (request) => app.fetch(request);
}

export const subject: Subject = {
  without: () => serve(),
  withPolicy: () => serve({ origin: origins, credentials: true }),
  withDefaults: () => serve({}),
};
