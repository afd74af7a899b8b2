/** A small base whose texts are changed one block at a time: what readers of the translation are told then. */
import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readKnowledge } from "../../../src/knowledge/load.ts";
import type { Prose } from "../../../src/knowledge/model.ts";
import { piecesOf } from "../../../src/knowledge/pieces.ts";
import { readSettings } from "../../../src/knowledge/settings.ts";
import { noteId, notePlaces, notesOf } from "../../../src/knowledge/translation-notes.ts";
import { printRecord } from "../../../src/translation/record.ts";
import { recordAfter } from "../../../src/translation/sync.ts";

const EN = [
  "An arch pushes sideways [@marlow-spans].",
  "## Piers",
  "A pier stands in the water [@marlow-spans].",
  "- of stone\n- of wood",
  "Most piers are old.",
];
const IT = [
  "L’arco spinge di lato [@marlow-spans].",
  "## Pile",
  "La pila sta nell’acqua [@marlow-spans].",
  "- di pietra\n- di legno",
  "Quasi tutte le pile sono antiche.",
];

const SITE = `title: { en: Small, it: Piccola }
tagline: { en: A base of one article., it: Una base di un articolo. }
url: https://small.example
sourceLocale: en
locales: [{ tag: en, name: English }, { tag: it, name: Italiano }]
licence: { name: CC0 1.0, url: https://creativecommons.org/publicdomain/zero/1.0/ }
topics:
  - id: arches
    title: { en: Arches, it: Archi }
    slug: { en: arches, it: archi }
    description: { en: They push., it: Spingono. }
`;
const RECORD = `title: A Survey of Imaginary Spans
type: report
kind: paper
author: [{ literal: Spans Office }]
issued: 2019
URL: https://example.org/spans
language: en
accessed: 2026-04-09
evidence: { seen: copy, date: 2026-04-09 }
`;
const headOf = (title: string, slug: string, extra = ""): string =>
  `---\ntitle: ${title}\ndescription: ${title}.\nslug: ${slug}\ntopic: arches\nupdated: 2026-02-08\n${extra}---\n\n`;

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "kb-notes-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function write(name: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, name)), { recursive: true });
  await writeFile(join(root, name), text);
}

/** The translation, of texts that stand in files like these, as they are now. */
async function translationOf(en: readonly string[], it: readonly string[], draft = ""): Promise<Prose> {
  await write("site.yaml", SITE);
  await write("references/marlow-spans.yaml", RECORD);
  await write("articles/arch/en.md", `${headOf("Arch", "arch", draft)}${en.join("\n\n")}\n`);
  await write("articles/arch/it.md", `${headOf("Arco", "arco")}${it.join("\n\n")}\n`);
  const { knowledge, problems } = await readKnowledge(readSettings({ KB_CONTENT: root, KB_READINGS: "1" }));
  return knowledge?.articles.get("arch")?.get("it") ?? expect.fail(problems.map(({ message }) => message).join("\n"));
}

/** Records that the texts above are in step, then reads others. */
async function afterwards(en: readonly string[], it: readonly string[]): Promise<Prose> {
  const { translation, analysis } = await translationOf(EN, IT);
  const texts = { translation: analysis.blocks, original: translation?.original.blocks ?? [] };
  const links = translation?.links ?? [];
  const record = recordAfter([], links, texts, new Set(links), "2026-02-10");
  await write("articles/arch/it.sync.json", printRecord(record));
  return translationOf(en, it);
}

/** The notes: behind which block, of what state, under which heading. */
const said = (prose: Prose): unknown[] =>
  [...(prose.translation ? notesOf(prose.translation) : [])].flatMap(([block, notes]) =>
    notes.map(({ state }) => [prose.analysis.blocks[block]?.text, state]),
  );

test("texts that were just compared get no note", async () => {
  expect(said(await afterwards(EN, IT))).toEqual([]);
});

test("one changed paragraph of the original marks exactly its block, and says what has changed and since when", async () => {
  const prose = await afterwards(EN.with(2, "A pier stands in the river [@marlow-spans]."), IT);
  expect(said(prose)).toEqual([[IT[2], "changed"]]);
  const [place] = notePlaces(prose);
  expect(place).toMatchObject({
    section: "Pile",
    note: {
      ...{ number: 1, before: EN[2], after: "A pier stands in the river [@marlow-spans]." },
      ...{ on: { year: 2026, month: 2, day: 10 }, original: { tag: "en", direction: "ltr" } },
    },
  });
  // It stands in the page right behind the paragraph.
  const pieces = piecesOf(prose) ?? [];
  const at = pieces.findIndex(({ behind }) => behind !== undefined);
  expect(pieces.filter(({ behind }) => behind !== undefined)).toHaveLength(1);
  expect(pieces[at - 1]?.html).toMatch(/sta nell’acqua.*<\/p>\s*$/su);
});

test("a changed paragraph of the translation marks none: the original reads as it did", async () => {
  expect(said(await afterwards(EN, IT.with(2, "La pila si alza dall’acqua [@marlow-spans].")))).toEqual([]);
});

test.each([
  ["an item", EN.with(3, "- of stone\n- of timber"), [["di legno", "changed"]]],
  ["a heading", EN.with(1, "## Piers and rivers"), [[IT[1], "changed"]]],
  ["the first block", EN.with(0, "An arch pushes outwards [@marlow-spans]."), [[IT[0], "changed"]]],
  ["a paragraph that came", EN.toSpliced(3, 0, "It ends in a pointed nose."), [[IT[2], "missing"]]],
  ["one before all others", ["Bridges are old [@marlow-spans].", ...EN], [[undefined, "missing"]]],
  ["a paragraph that went", EN.slice(0, -1), [[IT[4], "removed"]]],
  ["other white space and quotation marks", EN.with(4, "Most  piers\nare old."), []],
])("%s is told where it is", async (_, en, notes) => {
  expect(said(await afterwards(en, IT))).toEqual(notes);
});

test("notes are numbered through the page, and those before the first section have no heading", async () => {
  const prose = await afterwards(EN.with(0, "Arches push [@marlow-spans].").with(4, "Few piers are old."), IT);
  const places = notePlaces(prose);
  expect(places.map(({ note, section }) => [noteId(note.number), section])).toEqual([
    ["page-note-1", undefined],
    ["page-note-2", "Pile"],
  ]);
});

test("nothing is said of an original that is a draft, whose words are not published", async () => {
  await afterwards(EN, IT);
  const prose = await translationOf(EN.with(0, "Not yet public [@marlow-spans]."), IT, "status: draft\n");
  expect(prose.translation).toBeUndefined();
});
