const ESCAPES: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  e: "\x1b",
  E: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** A quoting, from where it begins: how it is matched, and what it stands for. */
const PARTS: readonly (readonly [pattern: RegExp, read: (text: string) => string])[] = [
  [/\$'((?:[^'\\]|\\[^])*)'/y, readAnsiC],
  [/'([^']*)'/y, (text) => text],
  [/"((?:[^"\\]|\\[^])*)"/y, (text) => text.replace(/\\([$`"\\\n])/g, (_, character) => character.trim())],
  [/\\\n/y, () => ""],
  [/\\([^])/y, (character) => character],
  [/([^\s'"\\;|&<>$]+|\$(?!'))/y, (text) => text],
];

/** The words of the first command of a line, as bash reads them. Variables and other expansions are left as they are. */
export function splitShellWords(command: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let position = 0;
  while (position < command.length) {
    const part = readPart(command, position);
    if (part !== null) {
      word = part.isNothing ? word : (word ?? "") + part.text;
      position = part.end;
      continue;
    }
    if (word !== null) words.push(word);
    word = null;
    if (!/[ \t]/.test(command[position]!) && words.length > 0) break; // the end of the command
    position++;
  }
  return word === null ? words : [...words, word];
}

function readPart(command: string, position: number): { text: string; end: number; isNothing: boolean } | null {
  for (const [pattern, read] of PARTS) {
    pattern.lastIndex = position;
    const match = pattern.exec(command);
    if (match === null) continue;
    return { text: read(match[1] ?? ""), end: pattern.lastIndex, isNothing: match[0] === "\\\n" };
  }
  return null;
}

/** The escapes of `$'…'`. */
function readAnsiC(text: string): string {
  const escape = /\\(?:u([0-9a-f]{1,4})|U([0-9a-f]{1,8})|x([0-9a-f]{1,2})|([0-7]{1,3})|c([^])|([^]))/gi;
  return text.replace(escape, (whole, u, U, x, octal, control, character: string | undefined) => {
    if (character !== undefined) return ESCAPES[character] ?? (/['"\\?]/.test(character) ? character : whole);
    if (control !== undefined) return String.fromCharCode(control.toUpperCase().charCodeAt(0) & 0x1f);
    return String.fromCodePoint(octal === undefined ? parseInt(u ?? U ?? x, 16) : parseInt(octal, 8) & 0xff);
  });
}
