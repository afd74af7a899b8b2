/** Words that stand in a page of another language, or may: titles, quotations, names (WCAG 2.2, 3.1.2 Language of Parts). */
export type Direction = "ltr" | "rtl";

/**
 * The direction in which a language is written: that of the script which its tag names, or of its usual one (CLDR).
 * @param tag BCP 47, well-formed
 */
export function directionOf(tag: string): Direction {
  const direction = directions.get(tag) ?? (new Intl.Locale(tag).getTextInfo().direction === "rtl" ? "rtl" : "ltr");
  directions.set(tag, direction);
  return direction;
}

/** Asking for it is slow, and pages ask for the same few again and again. */
const directions = new Map<string, Direction>();

/** Attributes of the element around words of a known language. */
export interface WordsIn {
  /** Only where it is not the page's. */
  lang: string | undefined;
  /** Always: without it a `bdi` would go by its first letter, and a title may begin with a word of another script. */
  dir: Direction;
}

/**
 * @param language of the words
 * @param page the locale of the page in which they stand
 * @param direction where the site says it of the language
 */
export const wordsIn = (
  language: string,
  page: { tag: string; direction: Direction },
  direction = directionOf(language),
): WordsIn => (language === page.tag ? { lang: undefined, dir: page.direction } : { lang: language, dir: direction });
