import fc from "fast-check";
import { expect, test } from "vitest";
import { withFixes } from "../../../src/knowledge/fixes.ts";
import { type Problem, problemAt } from "../../../src/knowledge/problems.ts";

const fixAt = (line: number, column: number, length: number, text: string): Problem =>
  problemAt({ file: "a.md", line, column }, "field-valid", "Wrong.", { length, text });

test.each([
  ["LF", "one\ntwo\nthree\n", "one\n2\nthree\n"],
  ["CR LF", "one\r\ntwo\r\nthree\r\n", "one\r\n2\r\nthree\r\n"],
  ["CR", "one\rtwo\rthree\r", "one\r2\rthree\r"],
])("lines that end with %s are counted and kept", (_, text, mended) => {
  expect(withFixes(text, [fixAt(2, 1, 3, "2")])).toEqual({ text: mended, count: 1 });
});

test("a byte order mark is kept, and stands before the first column", () => {
  expect(withFixes("\uFEFFab\nc", [fixAt(1, 1, 1, "X"), fixAt(2, 1, 1, "X")])).toEqual({
    text: "\uFEFFXb\nX",
    count: 2,
  });
});

test("fixes are written in the order of their places, whatever order they come in", () => {
  expect(withFixes("abc", [fixAt(1, 3, 1, "3"), fixAt(1, 1, 1, "1")])).toEqual({ text: "1b3", count: 2 });
});

test("of two that overlap the earlier is written", () => {
  expect(withFixes("abcd", [fixAt(1, 2, 3, "X"), fixAt(1, 1, 2, "Y")])).toEqual({ text: "Ycd", count: 1 });
});

test("a fix that reaches beyond the text, and a problem without one, leave it alone", () => {
  const problem = problemAt({ file: "a.md", line: 1, column: 1 }, "field-valid", "Wrong.");
  expect(withFixes("ab", [problem, fixAt(1, 2, 5, "X"), fixAt(9, 1, 1, "Y")])).toEqual({ text: "ab", count: 0 });
});

test("writing what stands there already changes nothing", () => {
  const places = fc.tuple(fc.array(fc.stringMatching(/^[a-z]{1,9}$/u), { minLength: 1 }), fc.nat(), fc.nat());
  fc.assert(
    fc.property(places, ([lines, row, at]) => {
      const line = lines[row % lines.length] ?? "";
      const from = at % line.length;
      const fix = fixAt((row % lines.length) + 1, from + 1, line.length - from, line.slice(from));
      expect(withFixes(lines.join("\n"), [fix])).toEqual({ text: lines.join("\n"), count: 1 });
    }),
  );
});
