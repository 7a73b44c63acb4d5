import { convertToModelMessages, createUIMessageStreamResponse, streamText, toUIMessageStream } from "ai";
import { model } from "./model.ts";

/** Answers a chat message with a stream, and stops the model when the page stops reading. */
export async function chat(request: Request): Promise<Response> {
  const { messages } = await request.json();
  const { stream } = streamText({
    model,
    messages: await convertToModelMessages(messages),
    abortSignal: request.signal,
    onAbort: () => console.log("the model was stopped"),
  });
  return createUIMessageStreamResponse({ stream: toUIMessageStream({ stream }) });
}
