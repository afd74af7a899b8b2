/** How a text was revised, word by word. */
import { samePairs } from "./align.ts";

/** Words, or what stands between them, that stayed, went or came. */
export interface Part {
  kind: "same" | "deleted" | "inserted";
  text: string;
}

/** A word with the signs inside it, so that a number, an address or a citation changes as a whole; white space; a sign. */
const TOKEN = /@?[\p{L}\p{M}\p{N}]+(?:[.,:/#_'’-]+[\p{L}\p{M}\p{N}]+)*|\s+|./gsu;
const WORDY = /[\p{L}\p{N}]/u;

/**
 * What became of a text. Its parts without those inserted are the text before, without those deleted the text after.
 * @returns in the order of both texts, what was deleted before what came in its place; no two parts of a kind in a row
 */
export function revisionOf(before: string, after: string): Part[] {
  const [old, now] = [before.match(TOKEN) ?? [], after.match(TOKEN) ?? []];
  const parts: Part[] = [];
  const add = (kind: Part["kind"], tokens: readonly string[]): void => {
    if (tokens.length > 0) parts.push({ kind, text: tokens.join("") });
  };
  let [row, column] = [0, 0];
  for (const run of [...runsIn(old, now), { row: old.length, column: now.length, length: 0 }]) {
    add("deleted", old.slice(row, run.row));
    add("inserted", now.slice(column, run.column));
    add("same", old.slice(run.row, run.row + run.length));
    [row, column] = [run.row + run.length, run.column + run.length];
  }
  return parts;
}

/** Tokens in a row that stand on both sides, and where. */
interface Run {
  row: number;
  column: number;
  length: number;
}

/** What stayed. A space or a sign between two changes belongs to them: it is no island to stop at. */
function runsIn(old: readonly string[], now: readonly string[]): Run[] {
  const runs: Run[] = [];
  for (const [row, column] of samePairs(old, now).inOrder) {
    const last = runs.at(-1);
    if (last && last.row + last.length === row && last.column + last.length === column) last.length++;
    else runs.push({ row, column, length: 1 });
  }
  return runs.filter(({ row, column, length }) => {
    const isEdge = (row === 0 && column === 0) || (row + length === old.length && column + length === now.length);
    return isEdge || old.slice(row, row + length).some((token) => WORDY.test(token));
  });
}
