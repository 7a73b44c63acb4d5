/** Replaces control characters: nothing that a server sends moves the cursor of a terminal, or turns a text around. */
export function printable(text: string): string {
  return text.split("").map((character) => isControl(character) ? "\uFFFD" : character).join("");
}

function isControl(character: string): boolean {
  return character < " " || (character >= "\x7F" && character <= "\x9F") ||
    /[\u202A-\u202E\u2066-\u2069]/.test(character);
}
