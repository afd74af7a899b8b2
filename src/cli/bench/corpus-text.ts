/** The text of an article of the corpus: in every language the same blocks, citations, numbers and links, in other words. */
import { between, type Chance, chanceFrom } from "./chance.ts";
import type { Words } from "./vocabulary.ts";

/** What an article says besides its words; the same in every language. */
export interface Plan {
  seed: number;
  /** What it cites, in the order of the text, as in "@key#passage": `CITATIONS` of them. */
  citations: readonly string[];
  /** Ids of other articles that it links to. */
  links: readonly string[];
}

/** Cited in an article; a source that is cited twice counts twice. */
export const CITATIONS = 12;

/** Sections of an article: with them the whole has about nine thousand characters. */
const SECTIONS = 6;

/** A part of a text, between empty lines. */
export interface Part {
  written: string;
  /** The blocks that it has, as the record of a translation has them. */
  blocks: readonly string[];
}

/** The parts of an article. Chance falls alike in every language, because each asks it for as many words. */
export function partsOf({ seed, citations, links }: Plan, words: Words): Part[] {
  const chance = chanceFrom(seed);
  const cited = citations.values();
  const linked = links.values();
  const cite = (): string => ` [${cited.next().value}]`;
  const link = (): string => {
    const { value: id } = linked.next();
    return id === undefined ? "" : ` [${phrase(words, chance, 3)}](article:${id})`;
  };
  const section = (index: number): Part[] =>
    [
      whole(`## ${capitalised(phrase(words, chance, between(chance, 3, 6)))}`),
      paragraph(words, chance, ` ${between(chance, 1990, 2020)}${cite()}`),
      [list, table, paragraph][index % 3]?.(words, chance, index % 3 === 2 ? "" : cite()) ?? [],
      paragraph(words, chance, link()),
    ].flat();
  const opening = paragraph(words, chance, ` [${cited.next().value}; ${cited.next().value}]`);
  return [opening, ...Array.from({ length: SECTIONS }, (_, index) => section(index)).flat()];
}

/** Some words in a row. */
export const phrase = (words: Words, chance: Chance, length: number): string =>
  Array.from({ length }, () => words(chance)).join(" ");

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** @param ending stands before the full stop */
export function sentence(words: Words, chance: Chance, ending = ""): string {
  const [before, after] = [between(chance, 4, 8), between(chance, 4, 10)];
  return `${capitalised(phrase(words, chance, before))}, ${phrase(words, chance, after)}${ending}.`;
}

const whole = (text: string): Part => ({ written: text, blocks: [text] });

/** @param ending of its last sentence */
const paragraph = (words: Words, chance: Chance, ending: string): Part =>
  whole(["", "", "", ending].map((each) => sentence(words, chance, each)).join(" "));

/** @param ending of its first item */
function list(words: Words, chance: Chance, ending: string): Part {
  const items = [ending, "", "", "", ""].map(
    (each) => `**${capitalised(phrase(words, chance, 2))}.** ${sentence(words, chance, each)}`,
  );
  return { written: items.map((item) => `- ${item}`).join("\n"), blocks: items };
}

/** @param ending of its head, which cites for all of its rows */
function table(words: Words, chance: Chance, ending: string): Part {
  const cell = (length: number): string => phrase(words, chance, length);
  const row = (...cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const head = row(capitalised(cell(2)), capitalised(cell(1)), `${capitalised(cell(2))}${ending}`);
  const rows = Array.from({ length: 6 }, () => row(cell(2), `${between(chance, 2, 99)}\u00A0GB`, cell(5)));
  return { written: [head, "| --- | ---: | --- |", ...rows].join("\n"), blocks: [[head, ...rows].join("\n")] };
}
