/** Every word of the interface is a message: the pages of a pseudo-locale show what is not. */
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { FORMATS } from "../../src/exports/formats.ts";
import { ancestorsOf, attributeOf, type Element, matches, select, textOf } from "../html.ts";
import { fixture, type Page, readSite } from "../site.ts";
import { sites } from "./builds.ts";
import { PSEUDO, unbracketed } from "./pseudo-locale.ts";

let pages: Page[];
/** What is not the interface's: the texts and data of the fixture, and names that are the same in every language. */
let knowledge: string;

beforeAll(async () => {
  pages = [...(await readSite(sites.base)).values()].filter(({ address }) => address.startsWith(`/${PSEUDO}/`));
  const files: string[] = [];
  for await (const file of glob("{*.yaml,{articles,pages,introductions,references}/**/*.{md,mdx,yaml}}", {
    cwd: fixture,
  }))
    files.push(await readFile(join(fixture, file), "utf8"));
  const authors = pages.flatMap(({ document }) => select(document, "p.standfirst .entry-authors").map(textOf));
  const odd = `${(parse(await readFile(join(fixture, "references/odd-title.yaml"), "utf8")) as { title: string }).title}`;
  knowledge = [...files, ...authors, odd, ...FORMATS.map(({ name }) => name)].join("\n").replaceAll("\\", "");
});

/** What is in another language (what is only for readers without scripts leads to others), a name, code or a drawing. */
const FOREIGN = ["bdi", "noscript", "code", "pre", "script", "style", "svg", ".print-address"];
/** Numbers and letters that name something, the same in every language, so that they can be compared. */
const NAMING = [".citation", ".figure-source", "[role=doc-backlink]", "sup"];

const isLeftOut = (element: Element): boolean =>
  (attributeOf(element, "lang") ?? PSEUDO) !== PSEUDO ||
  [...FOREIGN, ...NAMING].some((part) => matches(element, part)) ||
  isNumberOfEntry(element) ||
  isSentence(element) ||
  isCell(element);

const isNumberOfEntry = (element: Element): boolean =>
  element.tagName === "b" && ancestorsOf(element).some((link) => attributeOf(link, "href")?.startsWith("#ref-"));

/** Of a text, on the page of a source that it cites. */
const isSentence = (element: Element): boolean =>
  element.tagName === "p" &&
  attributeOf(element, "class") === undefined &&
  ancestorsOf(element).some((list) => matches(list, ".places"));

/** Of a table that an author wrote. */
const isCell = (element: Element): boolean =>
  element.tagName === "td" && !ancestorsOf(element).some((figure) => matches(figure, "figure"));

/** Attributes that are shown or read out, and those by which scripts get their words. */
const isSaid = (name: string, element: Element): boolean =>
  ["aria-label", "title", "alt", "placeholder"].includes(name) ||
  (name === "content" && matches(element, "[name=description]")) ||
  (name.startsWith("data-") && WORDS_OF_SCRIPTS.has(name));

const WORDS_OF_SCRIPTS = new Set(
  "words position quoted separator done failed status none loading found elsewhere apart fewer lost"
    .split(" ")
    .map((name) => `data-${name}`),
);

function* wordsIn(node: Tree.ParentNode): Generator<string> {
  for (const child of "content" in node ? node.content.childNodes : node.childNodes) {
    if (child.nodeName === "#text" && "value" in child) yield child.value;
    if (!("tagName" in child) || isLeftOut(child)) continue;
    for (const { name, value } of child.attrs) if (isSaid(name, child)) yield value;
    yield* wordsIn(child);
  }
}

/** All else in these pages is Arabic, its digits and marks included. */
const LATIN = /[\p{Script=Latin}0-9“”",;?]/u;

const isHardCoded = (words: string): boolean =>
  unbracketed(words.replaceAll(/\{(?:n|position|total|words|text)\}/gu, ""))
    .replaceAll(/\s+/gu, " ")
    .split(" · ")
    .map((part) => part.trim())
    .some((part) => LATIN.test(part) && !(part.length > 1 && knowledge.includes(part)));

test("no word, number or mark of the interface is written down in the engine", () => {
  expect(pages.length).toBeGreaterThan(15);
  const found = pages.flatMap(({ address, document }) =>
    [...wordsIn(document)].filter(isHardCoded).map((words) => `${address}: ${words.trim()}`),
  );
  expect(found).toEqual([]);
});

test("words, numbers and marks that are would be noticed", () => {
  expect(["Open", "[⟦Ópéń⟧, 3]", "⟦Ópéń⟧ 3", "“⟦Ópéń⟧”", "٣, ٤"].filter((words) => !isHardCoded(words))).toEqual([]);
  expect(["⟦Ópéń ⟦ít⟧ 3⟧", "⟦Ópéń⟧ · ٣", "الجسور"].filter(isHardCoded)).toEqual([]);
});
