import { expect, test } from "vitest";
import { readFrontmatter, textBelow } from "../../../src/knowledge/frontmatter.ts";

const ruleOf = (text: string): string => {
  const read = readFrontmatter(text, "a.md");
  return "rule" in read ? read.rule : "read";
};

test.each([
  ["---\ntitle: x\n---\ntext", "read"],
  ["---\r\ntitle: x\r\n---\r\ntext", "read"],
  ["--- \ntitle: x\n---\t\n\ntext", "read"],
  ["---\ntitle: x\n\ntext", "frontmatter-closed"],
  ["title: x", "frontmatter-closed"],
  ["\n---\ntitle: x\n---\ntext", "frontmatter-closed"],
  ["---\ntitle: x\n----\ntext", "frontmatter-closed"],
  ["", "text-present"],
  [" \n\n", "text-present"],
  ["---\ntitle: x\n---\n", "text-present"],
  ["---\ntitle: x\n---", "text-present"],
])("%j: %s", (text, rule) => {
  expect(ruleOf(text)).toBe(rule);
});

test.each([
  ["", "a/articles/arch/en.md", 1, "npm run kb -- new article arch"],
  [" \n", "articles/arch/it.mdx", 1, "new translation arch it"],
  ["", "pages/about/en.md", 1, "README.md"],
  ["---\ntitle: x\n----\ntext", "a.md", 1, "line 3 is “----”"],
  ["---\ntitle: x\n --- \ntext", "a.md", 1, "line 3 is “ --- ”"],
  ["---\r\ntitle: x\r\n...\r\ntext", "a.md", 1, "line 3 is “...”"],
  ["---\ntitle: x\n—\ntext", "a.md", 1, "line 3 is “—”"],
  ["\n \n---\ntitle: x\n---\ntext", "a.md", 1, "begins in line 3"],
  ["+++\ntitle = 'x'\n+++\ntext", "a.md", 1, "TOML"],
  ["----\ntitle: x\n---\ntext", "a.md", 1, "begins with “----”"],
  ["---\ntitle: x\n\nWords of a text.\n\n---\n\nmore", "a.md", 1, "line 4, which is text"],
  ["---\ntitle: x\n\n## A heading\n\n---\n\nmore", "a.md", 1, "line 4, which is text"],
])("%j in %s is told at line %i: %s", (text, file, line, words) => {
  const read = readFrontmatter(text, file);
  expect("rule" in read ? read : undefined).toMatchObject({ line, message: expect.stringContaining(words) });
});

test.each(["---\n---\ntext", "---\n# a remark\n\n# another\n---\ntext"])(
  "%j has no fields, which can be told one by one",
  (text) => {
    const read = readFrontmatter(text, "a.md");
    expect("value" in read && read.value).toEqual({});
  },
);

test("only what stands between the fences is YAML", () => {
  const read = readFrontmatter("---\ntitle: x\n---\ntext: y\n\n---\n", "a.md");
  expect("value" in read && read.value).toEqual({ title: "x" });
});

test.each(["---\ntitle: x\n---\n\ntext\n\n---\n\nmore\n", "---\r\ntitle: x\r\n---\r\ntext\r\n\r\n---\r\n\r\nmore"])(
  "what stands below the fences is the text: %j",
  (text) => {
    expect(textBelow(text)).toBe("text\n\n---\n\nmore\n");
  },
);

test("lines of the text may end in every way", () => {
  expect(textBelow("---\ntitle: x\n---\u2028text\u2029more\r\nmore\rmore")).toBe("text\nmore\nmore\nmore\n");
});

test("empty lines around the text are left out, what indents its first line is not", () => {
  expect(textBelow("---\ntitle: x\n---\n \n\t\n    code\n\nmore\n  \n\n")).toBe("    code\n\nmore\n");
});
