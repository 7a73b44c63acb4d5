import process from "node:process";
import { Fetch } from "engine.io-client";
import { io } from "socket.io-client";
import { createBrowser } from "withcors/testing";

/** socket.io's client in a page, by long polling with `fetch`, which keeps to CORS as a browser does. */
const origin = process.env["ORIGIN"] ?? "https://app.example.com";
const websocket = process.env["TRANSPORT"] === "websocket";
globalThis.fetch = createBrowser(fetch).page(origin).fetch;

const socket = io(`http://localhost:${process.env["PORT"] ?? 3000}`, {
  ...(websocket ? { transports: ["websocket"], extraHeaders: { Origin: origin } } : { transports: [Fetch] }),
  withCredentials: true,
  reconnection: false,
});
const outcome = await new Promise((resolve) => {
  socket.on("connect_error", ({ message }) => resolve({ error: message }));
  socket.on("connect", async () => resolve({ sum: await socket.emitWithAck("add", 1, 2) }));
});
socket.close();
console.log(JSON.stringify(outcome));
