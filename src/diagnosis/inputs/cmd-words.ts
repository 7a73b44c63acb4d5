/** The words of a command as `cmd` of Windows, and the runtime of the program that it starts, read them. */
export function splitCmdWords(command: string): string[] {
  return splitArguments(removeCarets(command.replace(/\r\n?/g, "\n")));
}

/** `^` takes away the meaning of the next character; before the end of a line, the line goes on. */
function removeCarets(command: string): string {
  let result = "";
  let isQuoted = false;
  for (let position = 0; position < command.length; position++) {
    const character = command[position]!;
    if (character === "^" && !isQuoted) {
      if (command[position + 1] === "\n") position++;
      result += command[++position] ?? "";
      continue;
    }
    if (character === "\n" && !isQuoted) break;
    if (character === '"') isQuoted = !isQuoted;
    result += character;
  }
  return result;
}

/** As the C runtime splits a command line: `\"` is a quote, and so is `""` in quotes. */
function splitArguments(line: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let isQuoted = false;
  for (const [part, backslashes, quotes] of line.matchAll(/(\\*)("+)|\\+|[ \t]+|[^\\" \t]+/g)) {
    if (quotes !== undefined) {
      const isEscaped = backslashes!.length % 2 === 1;
      word = (word ?? "") + "\\".repeat(Math.floor(backslashes!.length / 2)) + (isEscaped ? '"' : "");
      for (let left = quotes.length - (isEscaped ? 1 : 0); left > 0; left--) {
        if (isQuoted && left > 1) {
          word += '"';
          left--;
        } else isQuoted = !isQuoted;
      }
    } else if (/^[ \t]/.test(part) && !isQuoted) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? "") + part;
  }
  return word === null ? words : [...words, word];
}
