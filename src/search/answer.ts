/** What a reader gets for a query: what was asked for, or else the nearest to it. */
import type { Choice } from "./ask.ts";
import { fewerWords, type Suggestion } from "./fewer.ts";
import { type Finding, find } from "./finder.ts";
import type { Bundle } from "./pagefind.ts";
import { parseQuery } from "./query.ts";

/** Whence the results come: all as asked; another language, because the reader's has none; some of the words. */
export type Way = "asked" | "elsewhere" | "fewer";

export interface Answer {
  finding: Finding;
  way: Way;
  /** Fewer words that find something, where nothing has all; the results are those of the first. */
  fewer: Suggestion[];
}

const ALL: Choice = { kinds: [], topics: [] };

/**
 * Answers a query. Without results it goes on to the other languages, then to the most words that stand together in the
 * reader's own, unless it was the filters that left nothing.
 * @param bundles of the languages that are asked, the reader's own first
 * @param others opens those that are not
 */
export async function answer(
  text: string,
  bundles: readonly [Bundle, ...Bundle[]],
  choice: Choice,
  others: () => Promise<readonly Bundle[]>,
): Promise<Answer> {
  const finding = await find(text, bundles, choice);
  const asked: Answer = { finding, way: "asked", fewer: [] };
  const isFiltered = [...finding.counts.kinds.values(), ...finding.counts.topics.values()].some((count) => count > 0);
  if (finding.total > 0 || isFiltered) return asked;
  const foreign = await find(text, await others(), choice);
  if (foreign.total > 0) return { finding: foreign, way: "elsewhere", fewer: [] };
  const [own] = bundles;
  const fewer = fewerWords(await found(parseQuery(text, own.spelling).words, own));
  const [best] = fewer;
  return best ? { finding: await find(best.words.join(" "), [own], choice), way: "fewer", fewer } : asked;
}

/** What each word finds by itself. */
async function found(words: readonly string[], bundle: Bundle): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await Promise.all(words.map(async (word) => [word, (await find(word, [bundle], ALL)).works] as const));
  return new Map(rows);
}
