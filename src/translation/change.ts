/** Where a revision has changed a block, in few words. */

/** UTF-16 units of either text that are shown, and of those how many before the change. */
const SHOWN = 90;
const LEAD = 20;

/**
 * Both texts from a little before the first word that differs.
 * @returns each in one line, with "…" where something of it is left out
 */
export function whereTheyDiffer(before: string, after: string): { before: string; after: string } {
  const [old, now] = [before, after].map((text) => text.replaceAll(/\s+/gu, " ").trim()) as [string, string];
  let same = 0;
  while (same < Math.min(old.length, now.length) && old[same] === now[same]) same++;
  const start = same <= LEAD ? 0 : old.lastIndexOf(" ", same - LEAD) + 1;
  return { before: excerpt(old, start), after: excerpt(now, start) };
}

/** The beginning of a text, or a part of it. */
export function excerpt(text: string, start = 0): string {
  const part = text.slice(start, start + SHOWN).toWellFormed();
  return `${start > 0 ? "… " : ""}${part.trim()}${start + SHOWN < text.length ? " …" : ""}`;
}
