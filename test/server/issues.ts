import { expect } from "vitest";
import { type CorsOptions, CorsOptionsError, type CorsOptionsIssue, createCors } from "../../src/index.ts";

/** The issues of options, or none where they construct. */
export function issuesOf(options: unknown): readonly CorsOptionsIssue[] {
  try {
    createCors(options as CorsOptions);
  } catch (error) {
    expect(error).toBeInstanceOf(CorsOptionsError);
    expect(error).toBeInstanceOf(TypeError);
    const { issues, message } = error as CorsOptionsError;
    expect(message).toBe(issues.map((issue) => issue.message).join("\n"));
    for (const issue of issues) expect(issue.message.endsWith(` [${issue.code}]`)).toBe(true);
    return issues;
  }
  return [];
}

/** Their messages, without what all of them have: the name of the library. */
export function messagesOf(options: unknown): string[] {
  return issuesOf(options).map(({ message }) => message.replace("withcors: ", ""));
}

/** Their codes. */
export function codesOf(options: unknown): string[] {
  return issuesOf(options).map(({ code }) => code);
}
