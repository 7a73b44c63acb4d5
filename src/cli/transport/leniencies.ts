import type { ClientRequest } from "node:http";

const MAX_HEAD = 64 * 1024;

/**
 * Watches the head of an answer go by. What is returned tells, once the answer is there, what strict clients refuse in
 * it although browsers read it.
 */
export function findLeniencies(sent: ClientRequest): () => string[] {
  let head = "";
  sent.once("socket", (socket) => {
    socket.on("data", (chunk: Uint8Array) => {
      if (head.length < MAX_HEAD && !/\n\r?\n/.test(head)) head += Buffer.from(chunk).toString("latin1");
    });
  });
  return () => {
    const [lines = ""] = /^[^]*?\n(?=\r?\n)/.exec(head) ?? [];
    return [
      ...(/(?:^|[^\r])\n/.test(lines) ? ["header lines that end with LF instead of CR LF"] : []),
      ...(/\n[ \t]/.test(lines) ? ["a header folded over two lines"] : []),
      ...(lines.split("").some(isControl) ? ["control characters in headers"] : []),
    ];
  };
}

function isControl(character: string): boolean {
  return character < " " && !"\t\n\r".includes(character);
}
