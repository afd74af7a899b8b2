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

test("empty lines around the text are left out, what indents its first line is not", () => {
  expect(textBelow("---\ntitle: x\n---\n \n\t\n    code\n\nmore\n  \n\n")).toBe("    code\n\nmore\n");
});
