import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LONGEST, parseQuery, spellingOf } from "../../../../src/search/client/query.ts";

const plain = spellingOf("", "");
const italian = spellingOf("l un dell nell sull quest", "s");
const wordsOf = (text: string, spelling = plain): readonly string[] => parseQuery(text, spelling).words;

/** What somebody may type, of all that has a meaning here and of anything else. */
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."l' dell’ TPUs hardware perché \" “ ” « » ' ’ ( ) + # - c++ <img> 🌉 جسر 한".split(" "),
        " ",
        "  ",
      ),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    { maxLength: 15 },
  )
  .map((parts) => parts.join(""));

describe("words", () => {
  test.each<[string, string[]]>([
    ["", []],
    ["  \n ", []],
    ["Memory bandwidth", ["memory", "bandwidth"]],
    ["TPU tpu (TPU)", ["tpu"]],
    ["C++, C# and F#.", ["c++", "c#", "and", "f#"]],
    ["what?! — & 🌉 …", ["what"]],
    ["<img src=x onerror=alert(1)>", ["img", "src=x", "onerror=alert(1"]],
    ["perche\u0301", ["perché"]],
    ["हिन्दी, كتابٌ.", ["हिन्दी", "كتابٌ"]],
  ])("%s", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test("are asked for without what Italian elides before them, whatever apostrophe is typed", () => {
    for (const apostrophe of ["'", "’", "‘", "ʼ", "`", "´"])
      expect(wordsOf(`dell${apostrophe}hardware`, italian), apostrophe).toEqual(["hardware"]);
    expect(wordsOf("L’hardware. Un’«unità» nell’(archivio)", italian)).toEqual(["hardware", "un", "unità", "archivio"]);
  });

  test("keep an apostrophe that no elision is about", () => {
    expect(wordsOf("don’t o'reilly", italian)).toEqual(["don't", "o'reilly"]);
    expect(wordsOf("dell’hardware")).toEqual(["dell'hardware"]);
  });

  test("lose an ending that the language's stemmer does not know, and no more than that", () => {
    expect(wordsOf("TPUs GPU’s gas bus", italian)).toEqual(["tpu", "gpu", "gas", "bus"]);
    expect(wordsOf("TPUs")).toEqual(["tpus"]);
  });

  test("of a query that nobody types are cut off", () => {
    expect(wordsOf("x".repeat(10_000))).toEqual(["x".repeat(LONGEST)]);
    expect(wordsOf("(".repeat(10_000))).toEqual([]);
  });

  test("are bare, distinct and never empty", () => {
    fc.assert(
      fc.property(typed, fc.constantFrom(plain, italian), (text, spelling) => {
        const words = wordsOf(text, spelling);
        expect(new Set(words).size).toBe(words.length);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}](?:\S*[\p{L}\p{M}\p{N}+#])?$/u);
      }),
    );
  });

  test("ask for themselves", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const words = wordsOf(text);
        const again = words.join(" ");
        if (again.length <= LONGEST) expect(wordsOf(again)).toEqual(words);
      }),
    );
  });
});

describe("phrases", () => {
  test.each<[string, string[][]]>([
    ['"memory bandwidth"', [["memory", "bandwidth"]]],
    [
      "“memory bandwidth” of «the TPU»",
      [
        ["memory", "bandwidth"],
        ["the", "tpu"],
      ],
    ],
    ['"memory" "bandwidth', []],
    ['a "memory bandwidth', []],
    ['"" a "', []],
    ['"a b" "c d', [["a", "b"]]],
  ])("%s", (text, phrases) => {
    expect(parseQuery(text, plain).phrases).toEqual(phrases);
  });

  test("consist of words of the query", () => {
    fc.assert(
      fc.property(typed, (text) => {
        const { words, phrases } = parseQuery(text, italian);
        expect(phrases.flat().filter((word) => !words.includes(word))).toEqual([]);
        expect(phrases.filter((phrase) => phrase.length < 2)).toEqual([]);
      }),
    );
  });
});
