/** What a reader gets for a query: what was asked for, or else the nearest to it. */
import type { Choice } from "./ask.ts";
import { fewerWords, type Suggestion } from "./fewer.ts";
import { type Finding, find } from "./finder.ts";
import type { Bundle } from "./pagefind.ts";
import { parseQuery } from "./query.ts";

/**
 * Whence the results come: all as asked; another language, because the reader's has none; the words of a phrase apart;
 * some of the words.
 */
export type Way = "asked" | "elsewhere" | "apart" | "fewer";

export interface Answer {
  finding: Finding;
  way: Way;
  /** Fewer words that find something, where nothing has all; the results are those of the first. */
  fewer: Suggestion[];
}

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
  const [own] = bundles;
  const { asked, words, phrases } = parseQuery(text, own.spelling);
  if (hasAny(finding) || words.length === 0) return { finding, way: "asked", fewer: [] };
  const foreign = await find(text, await others(), choice);
  if (hasAny(foreign)) return { finding: foreign, way: "elsewhere", fewer: [] };
  const fewer = fewerWords(await found(asked, own, choice));
  const [best] = fewer;
  if (best === undefined) return { finding, way: "asked", fewer };
  const isWhole = phrases.length > 0 && best.words.length === asked.length;
  return { finding: await find(best.words.join(" "), [own], choice), way: isWhole ? "apart" : "fewer", fewer };
}

/** Whether anything was found, be it that filters hide it. */
const hasAny = ({ total, counts }: Finding): boolean =>
  total > 0 || [...counts.kinds.values(), ...counts.topics.values()].some((count) => count > 0);

/** What each word finds by itself. */
async function found(
  words: readonly string[],
  bundle: Bundle,
  choice: Choice,
): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await Promise.all(
    words.map(async (word) => [word, (await find(word, [bundle], choice)).works] as const),
  );
  return new Map(rows);
}
