import { diagnose } from "./diagnose.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { PageRequest } from "./page-request.ts";
import { NotSentError } from "./wire.ts";

/** Diagnoses a request with the answers that another diagnosis received. Nothing is sent. */
export async function diagnoseAgain(page: PageRequest, { exchanges }: Diagnosis, send: boolean): Promise<Diagnosis> {
  const left = [...exchanges];
  return await diagnose({
    page,
    send,
    transport: ({ kind, method, url }) => {
      const index = left.findIndex(({ request }) =>
        request.kind === kind && request.method === method && request.url === url
      );
      const [known] = index === -1 ? [] : left.splice(index, 1);
      if (known?.response) return Promise.resolve(known.response);
      return Promise.reject(known?.error ? new Error(known.error.message) : new NotSentError("was not sent"));
    },
  });
}
