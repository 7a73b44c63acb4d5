import { Effect, Layer, Schedule, Stream } from "effect";
import { HttpRouter, HttpServer, HttpServerRequest, HttpServerResponse } from "effect/http";
import { api } from "../api.ts";

const { json, empty, redirect } = HttpServerResponse;

const routes = Layer.mergeAll(
  HttpRouter.add("GET", "/api/items", json(["apple", "pear"], { headers: { "x-request-id": "1" } })),
  HttpRouter.add(
    "PUT",
    "/api/items",
    Effect.flatMap(
      HttpServerRequest.HttpServerRequest,
      (request) => Effect.flatMap(request.json, (saved) => json({ saved })),
    ),
  ),
  HttpRouter.add("OPTIONS", "/api/items", empty({ headers: { allow: "GET, PUT, OPTIONS" } })),
  HttpRouter.add(
    "GET",
    "/api/session",
    (request) => json({ cookie: request.headers["cookie"] }, { headers: { "x-request-id": "1" } }),
  ),
  HttpRouter.add(
    "POST",
    "/api/session",
    json({ user: "ada" }).pipe(
      Effect.map(HttpServerResponse.setCookieUnsafe("user", "ada")),
      Effect.map(HttpServerResponse.setCookieUnsafe("theme", "dark")),
    ),
  ),
  HttpRouter.add("GET", "/api/moved", redirect("/api/items")),
  HttpRouter.add("GET", "/api/broken", Effect.die(new Error("out of order"))),
  HttpRouter.add("GET", "/api/ticks", (request) => Effect.succeed(HttpServerResponse.stream(ticks(request.url)))),
  // The others, of the API without Effect.
  HttpRouter.add("*", "/*", (request) =>
    HttpServerRequest.toWeb(request).pipe(
      Effect.flatMap((request) => Effect.promise(() => api(request))),
      Effect.map(HttpServerResponse.fromWeb),
    )),
);

export const { handler } = HttpRouter.toWebHandler(routes.pipe(Layer.provide(HttpServer.layerServices)), {
  disableLogger: true,
});

/** A line every 50 ms, until nobody reads them any more. */
function ticks(url: string): Stream.Stream<Uint8Array> {
  const count = Number(new URL(url, "http://localhost").searchParams.get("count"));
  return Stream.range(1, count).pipe(
    Stream.schedule(Schedule.spaced("50 millis")),
    Stream.map((tick) => `tick ${tick}\n`),
    Stream.encodeText,
    Stream.ensuring(Effect.sync(() => console.log("ticks: cancelled"))),
  );
}
