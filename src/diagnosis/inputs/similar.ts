/** The candidate that a mistyped word most likely means, or null: at most two letters differ, or one begins the other. */
export function findSimilar(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let fewest = 3;
  for (const candidate of candidates) {
    const isBeginning = word.length > 2 && (candidate.startsWith(word) || word.startsWith(candidate));
    const edits = isBeginning ? 1 : countEdits(word, candidate);
    // A short word is a few letters away from every other short word.
    if (edits < fewest && edits * 2 <= candidate.length) [best, fewest] = [candidate, edits];
  }
  return best;
}

/** The Levenshtein distance of two words. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1)!;
}
