import { expect, test } from "vitest";
import { feedOf, NEWEST } from "../../../src/exports/feed.ts";
import { childrenOf, parseXml, type XmlElement } from "../../xml.ts";
import { baseOf, reference } from "./base.ts";

const records = [
  reference({ key: "odd", title: '</title>]]><script> & \u{1B}"', authors: [{ literal: "A" }], language: "it" }),
];

async function feed(html: string): Promise<XmlElement> {
  const { knowledge, article } = await baseOf("x [@odd].", { references: records });
  const older = { ...article, title: "Older", slug: "older", updated: { year: 2025, month: 12, day: 31 } };
  const articles = new Map([
    ["older", new Map([["en", older]])],
    ["one", new Map([["en", article]])],
  ]);
  return parseXml(await feedOf({ ...knowledge, articles }, "en", () => Promise.resolve(html)));
}

const textOf = (element: XmlElement, name: string): string | undefined => childrenOf(element, name)[0]?.text;

test("a feed has what RFC 4287 asks for, dated by its newest article", async () => {
  const root = await feed("<p>x</p>");
  expect([root.name, root.attributes["xmlns"], root.attributes["xml:lang"]]).toEqual([
    "feed",
    "http://www.w3.org/2005/Atom",
    "en",
  ]);
  expect(["id", "title", "subtitle", "updated", "rights"].map((name) => textOf(root, name))).toEqual([
    "https://base.example/kb/en/",
    "A base",
    "Of one text",
    "2026-02-08T00:00:00Z",
    "Text under CC0",
  ]);
  expect(childrenOf(root, "author").map((author) => textOf(author, "name"))).toEqual(["A base"]);
  expect(childrenOf(root, "link").map(({ attributes: { rel, href } }) => [rel, href])).toEqual([
    ["self", "https://base.example/kb/en/feed.xml"],
    ["alternate", "https://base.example/kb/en/"],
    ["license", "https://licence.example/"],
  ]);
});

test("a locale without articles has a feed all the same, dated before every article", async () => {
  const { knowledge } = await baseOf("x");
  const root = parseXml(await feedOf({ ...knowledge, articles: new Map() }, "en", () => Promise.resolve("")));
  expect(textOf(root, "updated")).toBe("1970-01-01T00:00:00Z");
  expect(childrenOf(root, "entry")).toEqual([]);
});

test("of very many articles a feed has the newest", async () => {
  const { knowledge, article } = await baseOf("x [@odd].", { references: records });
  const dated = (day: number) => ({ ...article, slug: `no-${day}`, updated: { year: 1900 + day } });
  const articles = new Map(Array.from({ length: NEWEST + 2 }, (_, day) => [`${day}`, new Map([["en", dated(day)]])]));
  const root = parseXml(await feedOf({ ...knowledge, articles }, "en", () => Promise.resolve("")));
  const years = childrenOf(root, "entry").map((entry) => textOf(entry, "updated")?.slice(0, 4));
  expect([years.length, years[0], years.at(-1)]).toEqual([NEWEST, `${1900 + NEWEST + 1}`, "1902"]);
});

test("entries stand newest first, each with its page, its Markdown and its topic", async () => {
  const [first, second, ...others] = childrenOf(await feed("<p>x</p>"), "entry");
  expect(others).toEqual([]);
  expect(second && textOf(second, "updated")).toBe("2025-12-31T00:00:00Z");
  expect(first && ["id", "title", "updated", "summary"].map((name) => textOf(first, name))).toEqual([
    "https://base.example/kb/en/one-text/",
    "One *text*",
    "2026-02-08T00:00:00Z",
    "Of <things>",
  ]);
  expect(first && childrenOf(first, "link").map(({ attributes: { type, href } }) => [type, href])).toEqual([
    ["text/html", "https://base.example/kb/en/one-text/"],
    ["text/markdown", "https://base.example/kb/en/one-text.md"],
  ]);
  expect(first && childrenOf(first, "category").map(({ attributes: { term, label } }) => [term, label])).toEqual([
    ["rivers", "Rivers"],
  ]);
});

test("the content is the text with its sources, complete and tame", async () => {
  const [entry] = childrenOf(await feed('<p id="a">x <a href="#ref-odd">1</a></p><script>1</script>'), "entry");
  expect(entry && textOf(entry, "content")).toBe(
    '<div lang="en" dir="ltr"><p>x <a href="https://base.example/kb/en/one-text/#ref-odd">1</a></p>' +
      '<h2>References</h2><ol><li value="1"><p><bdi>A</bdi>. <cite lang="it" dir="ltr"><a href="https://source.example/">' +
      '&lt;/title&gt;]]&gt;&lt;script&gt; &amp; "</a></cite>.<br>primary source · in Italian · read live</p></li></ol></div>',
  );
});
