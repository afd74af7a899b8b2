import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import { analyseMdx, renderMarkdown } from "../../../src/markdown/engine.ts";
import { withFixedIds } from "../../../src/markdown/fixed-ids.ts";

beforeAll(() => useMessages(new Map([["en", source]])));

const url = pathToFileURL("/articles/spans/en.md");
const idsOf = async (text: string): Promise<string[]> =>
  (await renderMarkdown(text, url)).analysis.headings.map(({ id }) => id);

const TEXT = `# Not a section

## Rope, [a link](https://example.org) and a source [@marlow]

## Rope ##

### Given {#rope-2}

## Rope

Two lines
and more
---

\`\`\`text
## Code
\`\`\`

> ## Quoted *words*
`;

test("writes the id that each heading has behind it, once", async () => {
  const { headings } = (await renderMarkdown(TEXT, url)).analysis;
  const fixed = withFixedIds(TEXT, "md", headings);
  expect(fixed).toContain("source [@marlow] {#rope-a-link-and-a-source}\n");
  expect(fixed).toContain("## Rope {#rope}\n");
  expect(fixed).toContain("### Given {#rope-2}\n");
  expect(fixed).toContain("Two lines\nand more {#two-lines-and-more}\n---\n");
  expect(fixed).toContain("## Code\n");
  expect(await idsOf(fixed)).toEqual(headings.map(({ id }) => id));
  const again = (await renderMarkdown(fixed, url)).analysis.headings;
  expect(withFixedIds(fixed, "md", again)).toBe(fixed);
});

test("keeps ids when every word of the headings changes", async () => {
  const { headings } = (await renderMarkdown(TEXT, url)).analysis;
  const translated = withFixedIds(TEXT, "md", headings).replaceAll(/Rope|Two|Quoted/gu, "Ponte");
  expect(await idsOf(translated)).toEqual(headings.map(({ id }) => id));
});

test("does the same in MDX", () => {
  const text = "## Rope\n\n<aside>\n\n## Inside\n\n</aside>\n";
  const fixed = withFixedIds(text, "mdx", analyseMdx(text, url).headings);
  expect(fixed).toBe("## Rope {#rope}\n\n<aside>\n\n## Inside {#inside}\n\n</aside>\n");
});
