/** The part of a page that is most like a quotation which is not there: where an author looks first. */

/** Below this share of common words, nothing is near; and of so few words anything is. */
const LEAST_SHARE = 0.5;
const LEAST_WORDS = 3;
/** UTF-16 units of a hint. */
const LONGEST_HINT = 300;

/**
 * Slides a window of as many words as are looked for over the page and counts those that both have, in one pass.
 * @param sought words in normal form
 * @param page text in normal form
 */
export function nearestWords(sought: string, page: string): { words: string; share: number } | undefined {
  const wanted = wordsOf(sought).map(comparable);
  const words = wordsOf(page);
  const window = new Window(wanted);
  let best = { common: 0, end: 0 };
  for (const [index, word] of words.entries()) {
    window.enter(comparable(word));
    const leaving = words[index - wanted.length];
    if (leaving !== undefined) window.leave(comparable(leaving));
    if (window.common > best.common) best = { common: window.common, end: index + 1 };
  }
  const share = best.common / Math.max(wanted.length, 1);
  if (share < LEAST_SHARE || wanted.length < LEAST_WORDS) return undefined;
  const isWanted = (word: string): boolean => wanted.includes(comparable(word));
  const inWindow = words.slice(Math.max(0, best.end - wanted.length), best.end);
  const near = inWindow.slice(inWindow.findIndex(isWanted), inWindow.findLastIndex(isWanted) + 1).join(" ");
  return { words: near.length > LONGEST_HINT ? `${near.slice(0, LONGEST_HINT).toWellFormed()}…` : near, share };
}

/** How many of the wanted words stand in the window, each as often as it is wanted. */
class Window {
  common = 0;
  readonly #missing = new Map<string, number>();

  constructor(wanted: readonly string[]) {
    for (const word of wanted) this.#missing.set(word, (this.#missing.get(word) ?? 0) + 1);
  }

  enter(word: string): void {
    const missing = this.#missing.get(word);
    if (missing === undefined) return;
    if (missing > 0) this.common++;
    this.#missing.set(word, missing - 1);
  }

  leave(word: string): void {
    const missing = this.#missing.get(word);
    if (missing === undefined) return;
    if (missing >= 0) this.common--;
    this.#missing.set(word, missing + 1);
  }
}

const wordsOf = (text: string): string[] => text.split(" ").filter((word) => word !== "");
const comparable = (word: string): string => word.toLowerCase().replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
