import { expect, test } from "vitest";
import { readWords, slip, UsageError } from "../../../src/cli/command.ts";

const options = { title: { type: "string" }, list: { type: "boolean" } } as const;

test.each([
  [["--titel", "x"], "There is no option --titel. Did you mean “--title”?"],
  [["-x"], "There is no option -x."],
  [["--title"], "--title lacks its value."],
  [["--title", "--list"], '--title lacks its value; one that begins with “-” is written --title="-…".'],
  [["--list=yes"], "--list stands alone, without a value."],
  [["a word"], "“a word” is one word too many."],
])("%j is told in plain words", (args, message) => {
  const attempt = (): unknown => readWords({ args, options });
  expect(attempt).toThrow(UsageError);
  expect(attempt).toThrow(new UsageError(message));
});

test("words are read as they stand", () => {
  const { values, positionals } = readWords({
    args: ["a", "--title", "“x” # y", "b"],
    options,
    allowPositionals: true,
  });
  expect([{ ...values }, positionals]).toEqual([{ title: "“x” # y" }, ["a", "b"]]);
});

test("after a slip stands the first paragraph of the usage only", () => {
  expect(slip("No.", "Usage: a\n       b\n\nMuch more.", "a --help")).toBe(
    "No.\n\nUsage: a\n       b\n\nMore: a --help",
  );
});
