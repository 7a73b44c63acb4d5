import type { Answer } from "./server.ts";

/** The first header line with a name and a value that match, as evidence: `"Server: nginx/1.22.1"`. */
export function findHeader(answers: readonly Answer[], name: RegExp, value: RegExp = /^/): string | null {
  for (const { headers } of answers) {
    const line = headers.find(([given, text]) => name.test(given) && value.test(text));
    if (line !== undefined) return `${line[0]}: ${line[1]}`;
  }
  return null;
}

/** The first body with a text that matches, as evidence. */
export function findBody(answers: readonly Answer[], text: RegExp): string | null {
  for (const { body } of answers) {
    const [found] = text.exec(body) ?? [];
    if (found !== undefined) return `the body ${JSON.stringify(found)}`;
  }
  return null;
}

/** The preflight's `Access-Control-Allow-Methods`, if it is exactly one of these values. */
export function findMethods(answers: readonly Answer[], methods: string): string | null {
  const preflights = answers.filter(({ kind }) => kind === "preflight");
  return findHeader(preflights, /^access-control-allow-methods$/i, new RegExp(`^${methods}$`));
}
