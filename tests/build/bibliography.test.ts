/** What an entry of the bibliography says about its source. */
import { beforeAll, describe, expect, test } from "vitest";
import { rowOf } from "../citations.ts";
import { attributeOf, only, select, textOf } from "../html.ts";
import { type Page, readSite } from "../site.ts";
import { sites } from "./builds.ts";

let english: Page;
let arabic: Page;

beforeAll(async () => {
  const pages = await readSite(sites.fixture);
  const page = (address: string): Page => pages.get(address) ?? expect.fail(`no page at ${address}`);
  english = page("/en/bridges-in-every-form/");
  arabic = page("/ar/al-jusur/");
});

const row = (page: Page, key: string) => rowOf(page, key).element;
const linksOf = (page: Page, key: string): string[] =>
  select(row(page, key), "a")
    .map((link) => attributeOf(link, "href") ?? "")
    .filter((href) => href.startsWith("https://"));
/** Everything a row says but its back-links. */
function wordsOf(page: Page, key: string): string {
  const backLinks = select(row(page, key), ".entry-uses").map(textOf);
  return backLinks.reduce((words, uses) => words.replace(uses, ""), textOf(row(page, key)));
}

test("the list is a labelled bibliography, ordered, with a row a source", () => {
  const section = only(english.document, "section[role=doc-bibliography]");
  const label = only(section, `#${attributeOf(section, "aria-labelledby")}`);
  expect([label.tagName, textOf(label)]).toEqual(["h2", "References"]);
  expect(
    select(section, "ol li")
      .map((item) => attributeOf(item, "id"))
      .filter(Boolean),
  ).toEqual(
    ["marlow-spans", "bureau-of-fords", "rope-walk", "jisr-khayali", "odd-title", "constructor"].map(
      (key) => `ref-${key}`,
    ),
  );
  expect(
    textOf(
      only(
        arabic.document,
        `#${attributeOf(only(arabic.document, "section[role=doc-bibliography]"), "aria-labelledby")}`,
      ),
    ),
  ).toBe("المراجع");
});

test("an entry can take the focus without being a stop of the tab key", () => {
  for (const item of select(english.document, "section[role=doc-bibliography] ol li")) {
    if (attributeOf(item, "id")) expect(attributeOf(item, "tabindex")).toBe("-1");
  }
});

describe("authors", () => {
  test("more than fit are shortened, in the words of the page", () => {
    expect(wordsOf(english, "marlow-spans")).toContain("Marlow, A., Okafor, C., Lindqvist, M.-B. and others.");
    expect(wordsOf(arabic, "marlow-spans")).toMatch(/Marlow, A\..*Okafor, C\..*Lindqvist, M\.-B\..*آخرون/u);
    expect(wordsOf(english, "marlow-spans")).not.toContain("Ferreira");
  });

  test("few stand in full, with their particles and one full stop", () => {
    expect(wordsOf(english, "rope-walk")).toContain("van der Berg, J.-L. and de la Cruz, I. What");
  });

  test("organisations stand as they are, and are not repeated as publisher", () => {
    expect(wordsOf(english, "bureau-of-fords").match(/Bureau of Fords/gu)).toHaveLength(1);
    expect(wordsOf(english, "constructor")).toContain("Crossing Club and others.");
  });
});

describe("titles", () => {
  test("are links to the source, character by character", () => {
    const [link] = select(row(english, "odd-title"), "a");
    expect(link && [attributeOf(link, "href"), textOf(link)]).toEqual([
      "https://example.org/odd?a=1&b=2",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the title looks like one.
      'Ropes & <cables> "taut", *not* _bent_ `ever` ${x} {y} | &amp; a </title><script>alert(1)</script>',
    ]);
    expect(wordsOf(english, "odd-title")).toContain('knot"><svg onload=alert(1)>');
  });

  test("carry their language where it is not the page's, and only there", () => {
    const langOf = (page: Page, key: string): string | undefined => {
      const [link] = select(row(page, key), "a");
      return link && attributeOf(link, "lang");
    };
    expect(langOf(english, "jisr-khayali")).toBe("ar");
    expect(langOf(arabic, "jisr-khayali")).toBeUndefined();
    expect(langOf(arabic, "marlow-spans")).toBe("en");
    expect(langOf(english, "marlow-spans")).toBeUndefined();
    expect(wordsOf(english, "jisr-khayali")).toContain("in Arabic");
    expect(wordsOf(arabic, "marlow-spans")).toContain("باللغة الإنجليزية");
    expect(wordsOf(english, "marlow-spans")).not.toContain("in English");
  });
});

test("container, date, kind and cited places are said", () => {
  const words = wordsOf(english, "marlow-spans");
  for (const part of ["Journal of Imaginary Engineering", "14 June 2019", "paper"]) expect(words).toContain(part);
  expect(select(row(english, "marlow-spans"), ".use-place").map(textOf)).toEqual(["p. 4", "p. 4", "n. 3"]);
  expect(select(row(arabic, "bureau-of-fords"), ".use-place").map(textOf)).not.toEqual([]);
  for (const part of ["November 2024", "press", "الفقرة الأولى"])
    expect(wordsOf(english, "jisr-khayali")).toContain(part);
  expect(wordsOf(arabic, "marlow-spans")).toContain("14 يونيو 2019");
  expect(wordsOf(english, "bureau-of-fords")).toMatch(/\b2021\b/u);
});

test("how it was read is said as precisely as it is known", () => {
  const says = (page: Page, key: string, words: string): void => expect(wordsOf(page, key), key).toContain(words);
  says(english, "marlow-spans", "read in a copy of 9 April 2026");
  says(english, "marlow-spans", "read live in May 2026");
  says(english, "bureau-of-fords", "read in an undated copy");
  says(english, "rope-walk", "read live on 14 February 2026");
  says(english, "jisr-khayali", "read live on 11 January 2026");
  says(english, "constructor", "read in a copy of 2026");
  says(arabic, "marlow-spans", "قُرئ في نسخة بتاريخ 9 أبريل 2026");
  says(arabic, "bureau-of-fords", "قُرئ في نسخة بلا تاريخ");
});

describe("standing", () => {
  test("a dead source says so and offers its copies; its own address stays", () => {
    expect(wordsOf(english, "bureau-of-fords")).toContain("no longer at its address");
    expect(wordsOf(english, "bureau-of-fords")).toContain("Archived copy of 1 March 2026");
    expect(linksOf(english, "bureau-of-fords")).toEqual([
      // The title, then the copy by its name.
      "https://archive.example.org/2026/fords",
      "https://archive.example.org/2026/fords",
      "https://example.com/fords/versions/7",
      "https://example.com/fords/?page=1&sort=name",
    ]);
  });

  test("a dead source puts its archived copy first", () => {
    expect(linksOf(english, "bureau-of-fords")[0]).toBe("https://archive.example.org/2026/fords");
  });

  test("a paywall is named, and a source that answers needs no word", () => {
    expect(wordsOf(english, "jisr-khayali")).toContain("behind a paywall");
    expect(wordsOf(english, "marlow-spans")).not.toMatch(/available|paywall|no longer/u);
  });
});

test("uses are counted in the plural of the language", () => {
  const count = (page: Page, key: string): string =>
    textOf(select(select(row(page, key), ".entry-uses").at(-1) ?? expect.fail(key), "span")[0] ?? expect.fail(key));
  expect(count(english, "constructor")).toBe("cited once:");
  expect(count(english, "bureau-of-fords")).toBe("cited 10 times:");
  expect(count(arabic, "constructor")).toBe("استُشهد به مرة واحدة:");
  expect(count(arabic, "bureau-of-fords")).toBe("استُشهد به 10 مرات:");
  expect(count(arabic, "marlow-spans")).toBe("واستُشهد به 18 مرة دون اقتباس:");
});

test("addresses stand in print as well", () => {
  expect(textOf(only(row(english, "bureau-of-fords"), ".print-address"))).toBe(
    "https://archive.example.org/2026/fords",
  );
});
