/** Words for the tests of the search. */
import fc from "fast-check";

/** Words of many scripts, with what stands in and around them. */
export const word = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."abcXYZàéÎß0129’'-+#.,;:!?()[]«»“”…/&<>%".split(""),
        "ς",
        "Σ",
        "İ",
        "جسر",
        "لُ",
        "한",
        "🌉",
        "\uFEFF",
      ),
      fc.string({ unit: "grapheme", maxLength: 2 }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join("").replaceAll(/[^\S\uFEFF]/gu, "x"));
