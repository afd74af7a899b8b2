/**
 * Words of sources are said to be in their language wherever they stand, and run in its direction (WCAG 2.2, 3.1.2):
 * every text of every page is searched for titles, containers and quotations of the records.
 */
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DefaultTreeAdapterTypes as Tree } from "parse5";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ancestorsOf, attributeOf, type Element, elementsOf, only, select, textOf } from "../html.ts";
import { fixture, type Page, projectRoot, readSite } from "../site.ts";
import { sites } from "./builds.ts";

interface Record {
  title: string;
  language: string;
  author?: { literal?: string }[];
  "title-short"?: string;
  "container-title"?: string;
  publisher?: string;
  passages?: { [id: string]: { quote: string; locator?: string } };
}

const plain = (text: string): string => text.replaceAll(/\s+/gu, " ").trim();

/** Two words at least: others are in every language what they are, as names of products and functions. */
const isTelling = (text: string): boolean => text.length > 8 && /\S\s\S/u.test(text);

/** The languages of each text of a source; two sources may share one. Names of organisations have none. */
async function wordsOfSources(content: string): Promise<Map<string, Set<string>>> {
  const words = new Map<string, Set<string>>();
  const names = new Set<string>();
  for await (const file of glob("references/*.yaml", { cwd: content })) {
    const record = parse(await readFile(join(content, file), "utf8")) as Record;
    for (const { literal = "" } of record.author ?? []) names.add(plain(literal));
    const passages = Object.values(record.passages ?? {}).flatMap(({ quote, locator }) => [quote, locator]);
    for (const text of [record.title, record["title-short"], record["container-title"], record.publisher, ...passages])
      if (text !== undefined && isTelling(text))
        words.set(plain(text), (words.get(plain(text)) ?? new Set()).add(record.language));
  }
  return new Map([...words].filter(([text]) => !names.has(text)));
}

/** Long enough not to be words that an author would write by chance. */
const LONG = 25;

/** Finds texts of sources in others: the whole of it, or a long one inside. */
function finder(words: ReadonlyMap<string, Set<string>>): (text: string) => readonly string[] {
  const long = Map.groupBy(
    [...words.keys()].filter(({ length }) => length >= LONG),
    (text) => text.slice(0, LONG),
  );
  const known = new Map<string, readonly string[]>();
  const find = (text: string): string[] =>
    words.has(text)
      ? [text]
      : Array.from(text, (_, at) =>
          (long.get(text.slice(at, at + LONG)) ?? []).filter((one) => text.startsWith(one, at)),
        ).flat();
  return (text) => {
    const found = known.get(text) ?? find(text);
    known.set(text, found);
    return found;
  };
}

const langOf = (around: readonly Element[]): string | undefined =>
  around.map((element) => attributeOf(element, "lang")).find((lang) => lang !== undefined);

/** As a browser finds it: of a `bdi` without direction, and of `auto`, the first letter tells. */
function directionOf(around: readonly Element[]): string | undefined {
  const nearest = around.find(({ tagName, attrs }) => tagName === "bdi" || attrs.some(({ name }) => name === "dir"));
  const given = nearest && attributeOf(nearest, "dir");
  if (nearest === undefined || (given !== undefined && given !== "auto")) return given;
  const [letter = ""] = /\p{L}/u.exec(textOf(nearest)) ?? [];
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) ? "rtl" : "ltr";
}

const scriptDirection = (language: string): string | undefined => new Intl.Locale(language).getTextInfo().direction;

const textNodesOf = (element: Element): Tree.TextNode[] =>
  element.childNodes.filter((child): child is Tree.TextNode => child.nodeName === "#text");

/** Records as text of a format run from left to right whatever they say. */
const isFormat = (around: readonly Element[]): boolean => around.some(({ tagName }) => tagName === "pre");
/** Commands are of no language. */
const isCode = ({ tagName }: Element): boolean => tagName === "code";

describe.each([
  ["fixture", fixture],
  ["content", join(projectRoot, "content")],
] as const)("the words of sources in %s", (name, content) => {
  let pages: Page[];
  let words: Map<string, Set<string>>;
  let findIn: (text: string) => readonly string[];

  beforeAll(async () => {
    pages = [...(await readSite(sites[name])).values()];
    words = await wordsOfSources(content);
    findIn = finder(words);
  });

  /** Every text of a source in a page, with what is around it. */
  const foundIn = ({ document }: Page) =>
    elementsOf(only(document, "body"))
      .filter((element) => !isCode(element))
      .flatMap((element) => {
        const found = textNodesOf(element).flatMap(({ value }) => findIn(plain(value)));
        return found.length === 0 ? [] : found.map((text) => ({ text, around: [element, ...ancestorsOf(element)] }));
      });

  test("are said to be in their language, and run in its direction", () => {
    const found = pages.flatMap((page) =>
      foundIn(page).map(({ text, around }) => {
        const lang = langOf(around) ?? "";
        const isRight = words.get(text)?.has(lang) === true;
        const runs = isFormat(around) || directionOf(around) === scriptDirection(lang);
        const isForeign = lang !== attributeOf(only(page.document, "html"), "lang");
        return { text: `${page.address}: “${text}”`, lang, isRight, runs, isForeign };
      }),
    );
    expect(found.filter(({ isRight }) => !isRight).map(({ text, lang }) => `${text} is said to be in ${lang}`)).toEqual(
      [],
    );
    expect(found.filter(({ runs }) => !runs).map(({ text }) => text)).toEqual([]);
    expect(found.filter(({ isForeign }) => isForeign).length).toBeGreaterThan(50);
  });

  test("are in no attribute, which could not say their language", () => {
    const found = pages.flatMap(({ document, address }) =>
      elementsOf(only(document, "body")).flatMap(({ tagName, attrs }) =>
        attrs.flatMap((attribute) =>
          findIn(plain(attribute.value)).map((text) => `${address}: ${text} in ${tagName} ${attribute.name}`),
        ),
      ),
    );
    expect(found).toEqual([]);
  });

  test("stand beside sentences of the texts that cite them, which are in the language of the text", () => {
    const lists = pages.flatMap(({ document, address }) =>
      select(document, ".places")
        .flatMap(({ childNodes }) => childNodes.filter((child): child is Element => child.nodeName === "li"))
        .map((item) => ({ item, address })),
    );
    const wrong = lists.flatMap(({ item, address }) => {
      const [, language = ""] = (attributeOf(only(item, ".place-text a"), "href") ?? "").split("/");
      const title = select(item, ".place-text bdi")[0] ?? only(item, ".place-text a");
      return [title, ...select(item, "ul p")]
        .map((part) => [part, ...ancestorsOf(part)] as const)
        .filter((around) => langOf(around) !== language || directionOf(around) !== scriptDirection(language))
        .map(([part]) => `${address}: ${textOf(part)}`);
    });
    expect(wrong).toEqual([]);
    expect(lists.length).toBeGreaterThan(5);
  });
});
