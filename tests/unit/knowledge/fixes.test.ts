import { expect, test } from "vitest";
import { withFixes } from "../../../src/knowledge/fixes.ts";
import type { Problem } from "../../../src/knowledge/problems.ts";

const at = (line: number, column: number, length?: number, text = "X"): Problem => ({
  file: "a.md",
  line,
  column,
  rule: "spaces-even",
  message: "wrong.",
  ...(length === undefined ? {} : { fix: { length, text } }),
});

test.each([
  ["nothing to write", "abc", [at(1, 1)], "abc", 0],
  ["several in a line", "abcdef", [at(1, 5, 1), at(1, 1, 2, "")], "cdXf", 2],
  ["any line end", "a\r\nb\rc\nd", [at(2, 1, 1), at(3, 1, 1), at(4, 1, 1)], "a\r\nX\rX\nX", 3],
  ["a byte order mark", "\uFEFFab\nc", [at(1, 1, 1), at(2, 1, 1)], "\uFEFFXb\nX", 2],
  ["columns in UTF-16", "😀b", [at(1, 3, 1)], "😀X", 1],
  ["the earlier of two that touch", "abcd", [at(1, 2, 2), at(1, 3, 2, "Y")], "aXd", 1],
  ["not beyond the text", "ab", [at(1, 2, 5), at(9, 1, 1)], "ab", 0],
])("writes %s", (_, text, problems, mended, count) => {
  expect(withFixes(text, problems)).toEqual({ text: mended, count });
});
