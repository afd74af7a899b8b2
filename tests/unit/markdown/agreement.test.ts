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

/** "line:column key" of every cited source, links left out, in the order of the file. */
function citationsByRemark(text: string): string[] {
  const found: [number, string][] = [];
  const visit = (node: Node): void => {
    if (node.type === "link" || node.type === "linkReference") return;
    const [start = 0, end = 0] = [node.position?.start.offset, node.position?.end.offset];
    if (node.type === "text" && node.value?.includes("@")) {
      const map = mapToSource(node.value, text.slice(start, end));
      for (const { items } of parseCitations(node.value, map.isLiteral)) {
        for (const { key, offset } of items) found.push([start + map.offset(offset), key]);
      }
    }
    for (const child of node.children ?? []) visit(child);
  };
  visit(remark().use(remarkFrontmatter).use(remarkGfm).parse(text) as Node);
  return found.toSorted(([a], [b]) => a - b).map(([offset, key]) => `${position(text, offset)} ${key}`);
}

const position = (text: string, offset: number): string => {
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
