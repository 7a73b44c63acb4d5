import process from "node:process";
import { DefaultChatTransport, type UIMessage } from "ai";
import { createBrowser } from "withcors/testing";

/** The transport of `useChat` in a page, with a fetch that keeps to CORS as a browser does. */
const page = createBrowser(fetch).page(process.env["ORIGIN"] ?? "https://app.example.com");
const transport = new DefaultChatTransport({
  api: `http://localhost:${process.env["PORT"] ?? 3000}/api/chat`,
  credentials: "include",
  fetch: page.fetch,
});
const message: UIMessage = { id: "1", role: "user", parts: [{ type: "text", text: "What is there?" }] };
const stop = new AbortController();

const stream = await transport.sendMessages({
  trigger: "submit-message",
  chatId: "1",
  messageId: undefined,
  messages: [message],
  abortSignal: stop.signal,
});
const started = Date.now();
const words: string[] = [];
let firstAfter = 0;
for await (const chunk of stream) {
  if (chunk.type !== "text-delta") continue;
  firstAfter ||= Date.now() - started;
  words.push(chunk.delta);
  if (words.length === Number(process.env["STOP_AFTER"])) stop.abort();
}
console.log(JSON.stringify({ words, streamed: Date.now() - started - firstAfter > 400 }));
