import { lastActualAnswer, type NoteRule } from "./rule.ts";

/** An error status, which a page sees as a CORS error if the headers are not on it. */
export const noteErrorStatus: NoteRule = (diagnosis) => {
  const answer = lastActualAnswer(diagnosis);
  if (answer === null || answer.status < 400) return [];
  const isRefused = diagnosis.failures.some(({ exchange }) =>
    exchange !== null && diagnosis.exchanges[exchange]!.response === answer
  );
  if (!isRefused) {
    return [{ code: "error-status", message: `The page can read the answer, and its status is ${answer.status}.` }];
  }
  const message =
    `The answer is an error, status ${answer.status}. Many servers add CORS headers only to answers that ` +
    "succeed: the same request may pass once the error is mended.";
  return [{ code: "error-without-cors", message }];
};
