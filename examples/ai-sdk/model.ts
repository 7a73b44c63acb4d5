import { simulateReadableStream } from "ai";
import { MockLanguageModelV4 } from "ai/test";

const words = ["one ", "apple ", "and ", "one ", "pear"];

/** The SDK's own model for tests, because a real one needs a network: a word every 200 ms. */
export const model = new MockLanguageModelV4({
  doStream: async () => ({
    stream: simulateReadableStream({
      initialDelayInMs: 0,
      chunkDelayInMs: 200,
      chunks: [
        { type: "text-start", id: "1" },
        ...words.map((delta) => ({ type: "text-delta" as const, id: "1", delta })),
        { type: "text-end", id: "1" },
        {
          type: "finish",
          finishReason: { unified: "stop", raw: undefined },
          usage: {
            inputTokens: { total: 1, noCache: 1, cacheRead: undefined, cacheWrite: undefined },
            outputTokens: { total: 5, text: 5, reasoning: undefined },
          },
        },
      ],
    }),
  }),
});
