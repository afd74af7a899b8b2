/** How translations stand to their originals, for a translator to read. */
import process from "node:process";
import { styleText } from "node:util";
import type { Block } from "../markdown/analysis.ts";
import { excerpt } from "../translation/change.ts";
import type { Link, LinkState } from "../translation/link.ts";
import { toldAt } from "../translation/links.ts";
import { type Part, revisionOf } from "../translation/words.ts";
import { table } from "./table.ts";
import type { Translated } from "./translations.ts";

const isOpen = ({ state }: Link): boolean => state !== "in-step";

/** What is to be done in each state. */
const TASKS: Readonly<Record<Exclude<LinkState, "in-step">, string>> = {
  changed: "the original has changed; bring this up to date",
  removed: "the original no longer has this; take it out, or keep it",
  missing: "the original has something behind this; translate it, or leave it out",
  unrecorded: "nobody has recorded what this translates; compare it",
};

const BEFORE_THE_FIRST = "the original has something before the first block; translate it, or leave it out";

/** Each translation that is not in step, with how many of its blocks are not; then how many are. */
export function overview(texts: readonly Translated[]): string[] {
  const rows = texts.flatMap((text) => {
    const told = countsOf(text);
    return told === "" ? [] : [[text.id, text.locale, told]];
  });
  const inStep = `${texts.length - rows.length} of ${texts.length} translations are in step.`;
  if (rows.length === 0) return [inStep];
  return [...table(rows, 3), "", `${inStep} What has changed: npm run kb -- sync <id> <locale> --list`];
}

function countsOf({ translation: { record, links } }: Translated): string {
  if (record === "broken") return "its record cannot be read: npm run check";
  if (record === "missing") return "never compared";
  const counts = Object.keys(TASKS).map(
    (state) => [state, links.filter((link) => link.state === state).length] as const,
  );
  return counts
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`)
    .join(", ");
}

/** What is not in step, block by block: what the original said, what it says, what stands here. */
export function openLines(text: Translated): string[] {
  const { links, original } = text.translation;
  const open = [...toldAt(links)].filter(([link]) => isOpen(link));
  if (open.length === 0) return [`${text.file} is in step with ${original.file}.`];
  return [
    `${text.file} is not in step with ${original.file}:`,
    ...open.flatMap(([link, number]) => ["", ...linesOf(link, number, text)]),
    "",
    `When they agree: ${commandFor(text, numbersOf(open))}`,
  ];
}

const numbersOf = (told: readonly (readonly [Link, number])[]): number[] => [
  ...new Set(told.map(([, number]) => number)),
];

/** Where nothing is recorded the whole is compared at once. */
const commandFor = ({ id, locale, translation }: Translated, numbers: readonly number[]): string =>
  [
    "npm run kb -- sync",
    id,
    locale,
    ...(translation.record === "read" ? numbers.map((one) => `--block ${one}`) : []),
  ].join(" ");

function linesOf(link: Link, number: number, { file, analysis, translation }: Translated): string[] {
  const { state, recorded } = link;
  if (state === "in-step") return [];
  const here = link.translation.flatMap((place) => analysis.blocks[place] ?? []);
  const there = link.original.flatMap((place) => translation.original.blocks[place] ?? []);
  const task = number === 0 ? BEFORE_THE_FIRST : TASKS[state];
  const parts = revisionOf(recorded?.original.join("\n") ?? "", textOf(there));
  const isKnown = recorded !== undefined && recorded.original.length > 0 && state !== "missing";
  const before = marked(parts, "deleted");
  const now = isKnown ? marked(parts, "inserted") : textOf(there);
  return [
    `${paint("bold", `block ${number}`)}, ${placeOf(file, here[0] ?? analysis.blocks[number - 1])}: ${paint("yellow", task)}`,
    ...(isKnown ? said(`the original on ${recorded.on}`, before) : []),
    ...(there.length > 0 ? said(`the original now, ${placeOf(translation.original.file, there[0])}`, now) : []),
    ...(here.length > 0 ? said("the translation", textOf(here)) : []),
  ];
}

const placeOf = (file: string, { line, column }: Pick<Block, "line" | "column"> = { line: 1, column: 1 }): string =>
  `${file}:${line}:${column}`;

const textOf = (blocks: readonly Block[]): string => blocks.map(({ text }) => text).join("\n");

const said = (label: string, text: string): string[] => [
  `  ${paint("dim", label)}`,
  ...text.split("\n").map((line) => `    ${line}`),
];

/**
 * A text before a revision, with what was deleted, or after it, with what was inserted: between marks, as in
 * `git diff --word-diff`, because colour alone says nothing.
 */
const marked = (parts: readonly Part[], own: "deleted" | "inserted"): string =>
  parts
    .filter(({ kind }) => kind === "same" || kind === own)
    .map(({ kind, text }) => (kind === "same" ? text : MARKS[own](text)))
    .join("");

const MARKS = {
  deleted: (text: string) => paint("red", `[-${text}-]`),
  inserted: (text: string) => paint("green", `{+${text}+}`),
} as const;

/** For eyes only: none in files and pipes, none where NO_COLOR is set. */
const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
  styleText(style, text, { stream: process.stdout });

/** What a comparison has recorded, and what is open still. */
export function recordedLines(compared: readonly Link[], text: Translated, now: readonly Link[]): string[] {
  const done = compared.filter(isOpen);
  const kept = done.filter(({ original }) => original.length === 0);
  const left = done.filter(({ translation }) => translation.length === 0);
  const both = done.length - kept.length - left.length;
  const { original } = text.translation;
  return [
    ...(done.length === 0 ? ["There was nothing to record."] : []),
    ...(both > 0 ? [`Recorded as compared: ${both} ${both === 1 ? "block" : "blocks"}.`] : []),
    ...kept.map((link) => `Kept, without an original: ${firstOf(link.translation, text.analysis.blocks, text.file)}`),
    ...left.map((link) => `Left out of the translation: ${firstOf(link.original, original.blocks, original.file)}`),
    stillOpen(text, now),
  ];
}

function firstOf([place = 0]: readonly number[], blocks: readonly Block[], file: string): string {
  const block = blocks[place];
  return `${placeOf(file, block)} “${excerpt(block?.text ?? "")}”`;
}

function stillOpen({ id, locale, file }: Translated, now: readonly Link[]): string {
  const open = [...toldAt(now)].filter(([link]) => isOpen(link));
  if (open.length === 0) return `${file} is in step.`;
  const numbers = numbersOf(open);
  const blocks = `${numbers.length === 1 ? "block" : "blocks"} ${numbers.join(", ")}`;
  return `Still open: ${blocks}. What has changed: npm run kb -- sync ${id} ${locale} --list`;
}
