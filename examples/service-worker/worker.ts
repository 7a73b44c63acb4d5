/// <reference lib="webworker" />
import { withCors } from "withcors";
import { api, policy } from "../api.ts";

declare const self: ServiceWorkerGlobalScope;

/** The API without a network, under its own name and here; other servers are asked over the network. */
const handler = (request: Request): Promise<Response> => {
  const { origin } = new URL(request.url);
  return origin === "https://api.example.com" || origin === location.origin ? api(request) : fetch(request);
};

const answer = withCors(handler, policy);

self.addEventListener("install", () => void self.skipWaiting());
self.addEventListener(
  "activate",
  (event) => event.waitUntil(self.clients.claim()),
);
self.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (pathname.startsWith("/api/")) event.respondWith(answer(event.request));
});
