/** What a revision has changed in a block. */
import { samePairs } from "./align.ts";
import { normalised } from "./fingerprint.ts";

/** Words that follow each other, and whether the other text has them too. */
export interface Run {
  text: string;
  isChanged: boolean;
}

/** Two states of a text, each in runs of words that the other has, or has not, at that place. */
export function changedWords(before: string, after: string): { before: Run[]; after: Run[] } {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const { inOrder } = samePairs(old.map(normalised), now.map(normalised));
  const kept = new Set(inOrder.values());
  return { before: runsOf(old, (index) => !inOrder.has(index)), after: runsOf(now, (index) => !kept.has(index)) };
}

/** Each with the white space before it. */
const wordsOf = (text: string): string[] => text.match(/\s*\S+/gu) ?? [];

/** The white space between two runs belongs to neither change. */
function runsOf(words: readonly string[], isChanged: (index: number) => boolean): Run[] {
  const runs: Run[] = [];
  const add = (text: string, changed: boolean): void => {
    const last = runs.at(-1);
    if (last?.isChanged === changed) last.text += text;
    else if (text !== "") runs.push({ text, isChanged: changed });
  };
  for (const [index, word] of words.entries()) {
    const isInside = isChanged(index) && index > 0 && isChanged(index - 1);
    const space = isInside ? "" : (/^\s*/u.exec(word)?.[0] ?? "");
    add(space, false);
    add(word.slice(space.length), isChanged(index));
  }
  return runs;
}

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
