/** What to offer where no page has all that a query asks for: fewer words that some page has, or those of a phrase apart. */

export interface Suggestion {
  words: string[];
  /** Pages that have these words. */
  count: number;
}

/** More would be a list to study, not a help. */
const MOST = 3;

/**
 * Combinations of words that stand together on a page, to none of which another word could be added: more words first,
 * then more pages.
 * @param found what each word finds, by word, in the order of the query
 */
export function fewerWords(found: ReadonlyMap<string, ReadonlySet<string>>): Suggestion[] {
  const suggestions = [...found.keys()].flatMap((first) => {
    const suggestion = grownFrom(first, found);
    return suggestion.count > 0 ? [suggestion] : [];
  });
  const distinct = new Map(suggestions.map((suggestion) => [suggestion.words.join(" "), suggestion]));
  return [...distinct.values()].toSorted((a, b) => b.words.length - a.words.length || b.count - a.count).slice(0, MOST);
}

/** Starts with one word and adds others, the rarest first: they tell the most about what is asked. */
function grownFrom(first: string, found: ReadonlyMap<string, ReadonlySet<string>>): Suggestion {
  let pages = found.get(first) ?? new Set<string>();
  const kept = new Set([first]);
  for (const [word, own] of [...found].toSorted(([, a], [, b]) => a.size - b.size)) {
    const both = pages.intersection(own);
    if (both.size === 0) continue;
    kept.add(word);
    pages = both;
  }
  return { words: [...found.keys()].filter((word) => kept.has(word)), count: pages.size };
}
