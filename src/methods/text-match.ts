/**
 * Finding names by what people type: parts of words in any order, accents and case left out, one or two wrong letters
 * forgiven in longer words. Distances count insertions, deletions, substitutions and swaps of neighbours
 * (optimal string alignment: Damerau 1964, "A technique for computer detection and correction of spelling errors").
 */

/** A text made ready to be compared. */
export type ReadyText = { readonly text: string; readonly words: readonly string[] };

/** Small letters without accents and joiners, words apart by one space. */
export function readyText(text: string): ReadyText {
  const plain = text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640\u200c\u200d]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return { text: plain, words: plain === "" ? [] : plain.split(" ") };
}

/** How well a typed text fits a name: 0 not at all, 100 is the name itself. Every typed word has to fit some word. */
export function matchScore(typed: ReadyText, name: ReadyText, forgiving: boolean): number {
  if (typed.text === "") return 0;
  if (name.text === typed.text) return 100;
  if (name.text.startsWith(typed.text)) return 90;
  const brevity = Math.min(5, 40 / (name.text.length + 1));
  if (typed.words.length > 1 && name.text.includes(typed.text)) return 75 + brevity;
  let sum = 0;
  for (const word of typed.words) {
    const best = bestOf(word, name, forgiving);
    if (best === 0) return 0;
    sum += best;
  }
  return (70 * sum) / typed.words.length + brevity;
}

function bestOf(word: string, name: ReadyText, forgiving: boolean): number {
  let best = 0;
  for (const candidate of name.words) {
    if (candidate === word) return 1;
    if (candidate.startsWith(word)) best = Math.max(best, 0.9);
    else if (best < 0.6 && candidate.includes(word)) best = 0.6;
    else if (forgiving && best < 0.4 && isNearPrefix(word, candidate)) best = 0.4;
  }
  // Languages that write no spaces between words.
  return best === 0 && name.text.includes(word) ? 0.6 : best;
}

/** Wrong letters that a word of this length may hold. */
const forgiven = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** True when some beginning of the candidate is the word but for a few wrong letters. */
export function isNearPrefix(word: string, candidate: string): boolean {
  const most = forgiven(word.length);
  if (most === 0 || candidate.length < word.length - most) return false;
  // At most one of the first two letters may be wrong, which spares most candidates the full comparison.
  const [first = "", second = ""] = word;
  const start = candidate.slice(0, 2);
  if (!start.includes(first) && !start.includes(second)) return false;
  return prefixDistance(word, candidate.slice(0, word.length + most)) <= most;
}

/** Least distance of the word to any beginning of the candidate. */
function prefixDistance(word: string, candidate: string): number {
  let [before, last] = [[] as number[], Array.from({ length: candidate.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= word.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= candidate.length; column += 1) {
      const same = word[row - 1] === candidate[column - 1];
      const swapped =
        row > 1 && column > 1 && word[row - 1] === candidate[column - 2] && word[row - 2] === candidate[column - 1];
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [before, last] = [last, next];
  }
  return Math.min(...last);
}
