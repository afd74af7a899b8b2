/** What the pages say of translations: at the blocks whose originals have changed, above the text, and on the status page. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { translator } from "../../src/i18n/translate.ts";
import { proseAddress, statusAddress } from "../../src/knowledge/addresses.ts";
import { currentKnowledge, openKnowledge } from "../../src/knowledge/current.ts";
import type { Knowledge, Prose } from "../../src/knowledge/model.ts";
import { localeOf } from "../../src/knowledge/queries.ts";
import { readSettings } from "../../src/knowledge/settings.ts";
import { stateIn, stateSentence, stateWords } from "../../src/knowledge/text-state.ts";
import { noteId, notesOf, type TranslationNote } from "../../src/knowledge/translation-notes.ts";
import { BUNDLES } from "../../src/search/bundle.ts";
import { ancestorsOf, attributeOf, type Element, elementsOf, matches, only, select, textOf } from "../html.ts";
import { fixture, type Page, readSite } from "../site.ts";
import { sites } from "./builds.ts";

let knowledge: Knowledge;
let pages: Map<string, Page>;
beforeAll(async () => {
  await openKnowledge(readSettings({ KB_CONTENT: fixture }));
  knowledge = currentKnowledge();
  pages = await readSite(sites.fixture);
});

const everyText = (): Prose[] =>
  [...knowledge.articles.values(), ...knowledge.pages.values()].flatMap((variants): Prose[] => [...variants.values()]);
const pageOf = (text: Prose): Page =>
  pages.get(proseAddress(knowledge.site, text)) ?? expect.fail(`no page of ${text.file}`);
const variantsOf = ({ id, locale }: Prose): ReadonlyMap<string, Prose> =>
  [knowledge.articles.get(id), knowledge.pages.get(id)].find((variants) => variants?.has(locale)) ?? new Map();
const notesIn = (text: Prose): [number, TranslationNote][] =>
  [...(text.translation ? notesOf(text.translation) : [])].flatMap(([block, notes]) =>
    notes.map((note): [number, TranslationNote] => [block, note]),
  );
const withNotes = (): Prose[] => everyText().filter((text) => notesIn(text).length > 0);
const says = (text: Prose): ReturnType<typeof translator> => translator(text.locale);

test("the base has what these tests are about", () => {
  const states = everyText().flatMap((text) => notesIn(text).map(([, { state }]) => state));
  expect(new Set(states)).toEqual(new Set(["changed", "missing", "removed"]));
});

describe("at the blocks", () => {
  test("exactly those are noted whose originals have changed, each right behind its block", () => {
    for (const text of everyText()) {
      const { document, address } = pageOf(text);
      const prose = only(document, ".prose");
      const found = select(document, ".block-note").map((note) => [attributeOf(note, "id"), blockBefore(note, prose)]);
      const expected = notesIn(text).map(([block, { number }]) => [noteId(number), block]);
      // Footnotes are written where they belong and shown at the end.
      expect(found.toSorted(), address).toEqual(expected.toSorted());
    }
  });

  /** The number of the block behind which a note stands: the last one begun or, in an item, the item's. */
  function blockBefore(note: Element, prose: Element): number {
    const before = elementsOf(prose).slice(0, elementsOf(prose).indexOf(note));
    const closed = before.filter((element) => attributeOf(element, "data-block") !== undefined);
    return Number(attributeOf(closed.at(-1) ?? prose, "data-block") ?? -1);
  }

  test("they stand where HTML lets them, and in no paragraph, heading, table or pre", () => {
    for (const text of withNotes()) {
      for (const note of select(pageOf(text).document, ".block-note")) {
        const around = ancestorsOf(note).map(({ tagName }) => tagName);
        expect(around.filter((name) => /^(?:p|h\d|table|tr|td|pre|a|summary)$/u.test(name))).toEqual([]);
        expect(ancestorsOf(note).some((element) => matches(element, ".table-scroll"))).toBe(false);
      }
    }
  });

  test("each has the words of the original before and now, in their language, with what differs marked", () => {
    for (const text of withNotes()) {
      for (const [, { number, state, before, after, original }] of notesIn(text)) {
        const note = only(pageOf(text).document, `#${noteId(number)}`);
        const shown = select(note, "dd");
        expect(shown.map((part) => [attributeOf(part, "lang"), attributeOf(part, "dir")])).toEqual(
          shown.map(() => [original.tag, original.direction]),
        );
        const oneLine = (words: string): string => words.replaceAll(/\s+/gu, " ").trim();
        expect(shown.map(textOf)).toEqual([before, after].filter((words) => words !== "").map(oneLine));
        const marks = ["del", "ins"].map((name) => select(note, name).length > 0);
        if (state === "changed") expect(marks).toContain(true);
        else expect(marks).toEqual([false, false]);
      }
    }
  });
});

describe("above the text", () => {
  test("a translation says its state and leads to the status page and to every note", () => {
    for (const text of everyText()) {
      const { document, address } = pageOf(text);
      const locale = localeOf(knowledge, text.locale);
      const state = stateIn(variantsOf(text), text.locale, knowledge.site);
      const sentence = stateSentence(state, knowledge, locale);
      const badges = select(document, ".translation-state");
      expect(
        badges.map((badge) => textOf(select(badge, "a")[0] ?? badge)),
        address,
      ).toEqual(sentence ? [sentence] : []);
      const links = badges.flatMap((badge) => select(badge, "a").map((link) => attributeOf(link, "href")));
      const first = notesIn(text).length > 0 ? [`#${noteId(1)}`] : [];
      expect(links).toEqual(sentence ? [statusAddress(knowledge.site, text.locale), ...first] : []);
      const listed = select(document, ".notice li a").map((link) => attributeOf(link, "href"));
      expect(listed).toEqual(notesIn(text).map(([, { number }]) => `#${noteId(number)}`));
    }
  });

  test("a notice leads to the original; an original says nothing", () => {
    for (const text of everyText()) {
      const notices = select(pageOf(text).document, ".notice");
      const original = variantsOf(text).get(knowledge.site.sourceLocale);
      const leads = notices.flatMap((notice) => select(notice, "p a").map((link) => attributeOf(link, "href")));
      const isBehind = text !== original && notesIn(text).length > 0;
      expect(leads, text.file).toEqual(isBehind && original ? [proseAddress(knowledge.site, original)] : []);
    }
  });
});

describe("the status page", () => {
  const statusIn = (locale: string): Page =>
    pages.get(statusAddress(knowledge.site, locale)) ?? expect.fail(`no status page in ${locale}`);

  test("tells of every text in every language, and leads to those that are there", () => {
    const { site, articles, pages: others } = knowledge;
    for (const locale of site.locales) {
      const cells = select(statusIn(locale.tag).document, ".states tbody td").map((cell) => {
        const [link] = select(cell, "a");
        return `${textOf(cell)} → ${(link && attributeOf(link, "href")) ?? ""}`;
      });
      const expected = [...articles.values(), ...others.values()].flatMap((variants) =>
        site.locales.map(({ tag }) => {
          const text: Prose | undefined = variants.get(tag);
          const state = stateIn(variants, tag, site);
          const words = stateWords(state, locale);
          const place = state.kind === "behind" ? `#${noteId(1)}` : "";
          return text ? `${words}: ${text.title} → ${proseAddress(site, text)}${place}` : `${words} → `;
        }),
      );
      expect(cells.toSorted()).toEqual(expected.toSorted());
    }
  });

  test("sums up what its columns say", () => {
    for (const { tag } of knowledge.site.locales) {
      const { document } = statusIn(tag);
      for (const table of select(document, ".states")) {
        const rows = select(table, "tbody tr").length;
        for (const sum of select(table, "tfoot td")) {
          const counts = select(sum, "span").map((line) => Number(/\p{N}+/u.exec(textOf(line))?.[0]));
          expect(counts.reduce((total, count) => total + count, 0)).toBe(rows);
        }
      }
    }
  });

  test("is linked from every page", () => {
    for (const { document, address } of pages.values()) {
      const footer = select(document, ".site-footer a").map((link) => attributeOf(link, "href"));
      const lang = attributeOf(only(document, "html"), "lang") ?? "";
      if (footer.length > 0) expect(footer, address).toContain(statusAddress(knowledge.site, lang));
    }
  });
});

/** What the search has of a locale. */
async function searched(locale: string): Promise<string> {
  const folder = join(sites.fixture, BUNDLES, locale, "fragment");
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
  return files.map((file) => gunzipSync(file).toString("utf8")).join("\n");
}

test("the search does not find the status page", async () => {
  for (const { tag } of knowledge.site.locales) {
    const index = await searched(tag);
    expect(index).toContain(`"url":"/${tag}/`);
    expect(index).not.toContain(statusAddress(knowledge.site, tag));
  }
});

test("neither feeds nor Markdown nor the search carry notes", async () => {
  for (const text of withNotes()) {
    const feed = await readFile(join(sites.fixture, text.locale, "feed.xml"), "utf8");
    const index = await searched(text.locale);
    const markdown = await readFile(
      join(sites.fixture, `${proseAddress(knowledge.site, text).slice(1, -1)}.md`),
      "utf8",
    );
    for (const state of ["changed", "removed", "missing"] as const) {
      const words = says(text)(`translation.note.${state}`, { language: "" }).split("()")[0]?.trim() ?? "";
      expect(words.length).toBeGreaterThan(5);
      for (const exported of [feed, markdown, index]) expect(exported).not.toContain(words);
    }
    expect(feed).not.toMatch(/<(?:del|ins)>|&lt;(?:del|ins)/u);
  }
});
