/** What a page is called in tabs, histories and search results. */

/** Longer titles are cut there by every browser, in the middle of a word. */
const LONGEST = 160;

/** A title as it stands, or its first words where it is too long; by UTF-16 units. */
export function windowTitle(title: string, locale: string): string {
  if (title.length <= LONGEST) return title;
  const segmenter = new Intl.Segmenter(locale, { granularity: "word" });
  let end = 0;
  for (const { index, segment } of segmenter.segment(title.slice(0, 2 * LONGEST))) {
    if (index + segment.length > LONGEST) break;
    end = index + segment.length;
  }
  const kept = title.slice(0, end === 0 ? LONGEST : end).toWellFormed();
  return `${kept.replace(/[\s\p{P}]+$/u, "")}…`;
}
