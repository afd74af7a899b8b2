/** Two independent parsers must agree on what the citations are: Sätteri, and remark with remark-gfm as the reference. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { remark } from "remark";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import { beforeAll, expect, test } from "vitest";
import { parseCitations } from "../../../src/citations/syntax.ts";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import { renderMarkdown } from "../../../src/markdown/engine.ts";
import { mapToSource, placeOf } from "../../../src/markdown/source-map.ts";

interface Node {
  type: string;
  value?: string;
  children?: Node[];
  position?: { start: { offset?: number }; end: { offset?: number } };
}

const root = join(import.meta.dirname, "../../..");
const files = ["content", "tests/fixtures/markdown", "tests/fixtures/knowledge"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => join(folder, file)),
);

beforeAll(() => useMessages(new Map(["en", "it", "ar", "input"].map((locale) => [locale, source]))));

/** Every text of a tree outside links, in the order of the file. */
function textsOf(node: Node): Node[] {
  if (node.type === "link" || node.type === "linkReference") return [];
  return node.type === "text" ? [node] : (node.children ?? []).flatMap(textsOf);
}

/** "line:column key" of every cited source, in the order of the file. */
function citationsByRemark(text: string): string[] {
  const tree = remark().use(remarkFrontmatter).use(remarkGfm).parse(text) as Node;
  return textsOf(tree).flatMap(({ value = "", position }) => {
    const start = position?.start.offset ?? 0;
    const map = mapToSource(value, text.slice(start, position?.end.offset));
    const items = parseCitations(value, map.isLiteral).flatMap((citation) => citation.items);
    return items.map(({ key, offset }) => `${placeIn(text, start + map.offset(offset))} ${key}`);
  });
}

const placeIn = (text: string, offset: number): string => {
  const { line, column } = placeOf(text, offset);
  return `${line}:${column}`;
};

test.each(files)("%s", async (file) => {
  const text = readFileSync(join(root, file), "utf8");
  const { analysis } = await renderMarkdown(text, pathToFileURL(join(root, file)));
  const bySatteri = analysis.uses
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .map(({ line, column, key }) => `${line}:${column} ${key}`);
  expect(bySatteri).toEqual(citationsByRemark(text));
});
