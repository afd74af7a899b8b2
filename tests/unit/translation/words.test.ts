import fc from "fast-check";
import { expect, test } from "vitest";
import { type Part, revisionOf } from "../../../src/translation/words.ts";

const shown = (before: string, after: string): string =>
  revisionOf(before, after)
    .map(({ kind, text }) => ({ same: text, deleted: `[-${text}-]`, inserted: `{+${text}+}` })[kind])
    .join("");

test.each([
  ["a word", "It holds 8 GB of memory.", "It holds 16 GB of memory.", "It holds [-8-]{+16+} GB of memory."],
  ["a number as a whole", "1,024.5 GB", "1,024.6 GB", "[-1,024.5-]{+1,024.6+} GB"],
  ["a word that came", "It is fast.", "It is very fast.", "It is {+very +}fast."],
  ["a word that went", "It is very fast.", "It is fast.", "It is [-very -]fast."],
  ["a citation as a whole", "so [@a-b#c].", "so [@a-b#d].", "so [[-@a-b#c-]{+@a-b#d+}]."],
  ["words side by side as one", "one two three four", "one zwei drei four", "one [-two three-]{+zwei drei+} four"],
  ["a word with an apostrophe", "l’acqua", "l’aria", "[-l’acqua-]{+l’aria+}"],
  ["letters of another script", "الجسر قديم", "الجسر جديد", "الجسر [-قديم-]{+جديد+}"],
  ["a row of a table", "| a | 1 |\n| b | 2 |", "| a | 1 |\n| b | 3 |", "| a | 1 |\n| b | [-2-]{+3+} |"],
  ["all that went", "gone", "", "[-gone-]"],
  ["all that came", "", "new", "{+new+}"],
  ["nothing", "", "", ""],
])("marks %s", (_, before, after, expected) => {
  expect(shown(before, after)).toBe(expected);
});

/** Texts that have much in common, and signs that no word has. */
const text = fc
  .array(fc.oneof(fc.constantFrom("one", "two", "1.5", "[@a#b]", "’", " ", "\n", "| "), fc.string({ unit: "binary" })))
  .map((parts) => parts.join(" "));
const without = (parts: readonly Part[], kind: Part["kind"]): string =>
  parts.flatMap((part) => (part.kind === kind ? [] : part.text)).join("");

test("both texts can be put together again from the parts", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = revisionOf(before, after);
      expect(without(parts, "inserted")).toBe(before);
      expect(without(parts, "deleted")).toBe(after);
    }),
  );
});

test("what has not changed has no change, and no two parts of a kind stand in a row", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(revisionOf(before, before).map(({ kind }) => kind)).toEqual(before === "" ? [] : ["same"]);
      const kinds = revisionOf(before, after).map(({ kind }) => kind);
      expect(kinds.filter((kind, index) => kind === kinds[index - 1])).toEqual([]);
    }),
  );
});
