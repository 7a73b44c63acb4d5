/// <reference lib="webworker" />
import { runSuites, type Suites } from "./run-suites.ts";

declare const self: ServiceWorkerGlobalScope;

/** Makes a service worker of a bundle: a page that sends Vitest's configuration and a port gets the results there. */
export function answerWithResults(suites: Suites): void {
  self.addEventListener("message", (event) => {
    const port = event.ports[0]!;
    event.waitUntil(
      runSuites(suites, event.data).then(
        (results) => port.postMessage(JSON.stringify({ results })),
        (error) => port.postMessage(JSON.stringify({ error: error.stack })),
      ),
    );
  });
}
