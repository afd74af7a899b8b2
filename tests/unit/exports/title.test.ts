/** Title and description are no Markdown, no HTML and no code: what an author types is what readers see, everywhere. */
import { expect, test } from "vitest";
import { feedOf } from "../../../src/exports/feed.ts";
import { articleGraph, serialise } from "../../../src/exports/json-ld.ts";
import { llmsOf } from "../../../src/exports/llms.ts";
import { markdownOf } from "../../../src/exports/markdown.ts";
import { citationMeta } from "../../../src/exports/meta.ts";
import { pageItem } from "../../../src/exports/page-citation.ts";
import { readYaml } from "../../../src/knowledge/yaml-source.ts";
import { nodesOf, parseGfm, wordsOf } from "../../gfm.ts";
import { childrenOf, parseXml } from "../../xml.ts";
import { baseOf } from "./base.ts";

test.each([
  "a | b",
  "*a* and _b_",
  "`a` b",
  "$a$ $b",
  "{a} {{b}} {#c}",
  "a &amp; b",
  "a & b",
  "a < b > c",
  "<b>a</b> <script>alert(1)</script>",
  "</script><img src=x onerror=alert(1)>",
  "# a",
  "[a](b) [@c] ![d]",
  "~~a~~ \\*b\\*",
  "“a” 'b' \"c\"",
])("%j is literal", async (words) => {
  const fields = readYaml(`title: ${JSON.stringify(words)}`, "en.md").value;
  const { knowledge, article } = await baseOf("x");
  const text = { ...article, ...(fields as { title: string }), description: words };
  const base = { ...knowledge, articles: new Map([["one", new Map([["en", text]])]]) };

  const [title, description] = (parseGfm(markdownOf(base, text)).children ?? []).map(wordsOf);
  expect([title, description]).toEqual([words, words]);

  const [entry] = childrenOf(parseXml(await feedOf(base, "en", () => Promise.resolve("<p>x</p>"))), "entry");
  expect(["title", "summary"].map((name) => entry && childrenOf(entry, name)[0]?.text)).toEqual([words, words]);

  const [link] = nodesOf(parseGfm(llmsOf(base, "en"))).filter(({ url }) => url?.endsWith("/one-text.md"));
  expect(link && wordsOf(link)).toBe(words);
  const graph = articleGraph(base.site, text, { variants: new Map([["en", text]]), entries: [], steps: [] });
  expect(JSON.parse(serialise(graph))["@graph"][0]).toMatchObject({ headline: words, description: words });
  expect(citationMeta(base.site, text, [])).toContainEqual({ name: "citation_title", content: words });
  expect(pageItem(base.site, text).title).toBe(words);
});
