import fc from "fast-check";
import { markdownToMdast } from "satteri";
import { describe, expect, test } from "vitest";
import { markdownProblems } from "../../../src/knowledge/character-rules.ts";
import { characterFaults } from "../../../src/knowledge/characters.ts";
import { referenceMeaning } from "../../../src/knowledge/escapes.ts";
import { withFixes } from "../../../src/knowledge/fixes.ts";
import { readYaml } from "../../../src/knowledge/yaml-source.ts";
import { effortOf } from "../../effort.ts";

const faults = (text: string): string[] =>
  characterFaults(text).map(({ offset, name }) => `${offset} ${name.replace(/ .*/u, "")}`);

const fine = [
  "Letters, 123 – “quotes”, ’80, €, ½ and C₂H₆.",
  "Ἀθῆναι, Київ, 日本語, 한국어, ไทย",
  "שלום עולם",
  "السلام عليكم؟",
  "می‌خواهم",
  "क्‍ष",
  "👩🏽‍🚀 👨‍👩‍👧 🏳️‍🌈 ❤️‍🔥 ☺︎ ©️",
  "1️⃣ #️⃣",
  "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
  "葛󠄀 ᠮᠣᠩᠭᠣᠯ",
  "a ⁧مرحبا⁩ b",
  "שלום!\u200F",
  "tab\tand\nline\r\n",
];

test("texts made of words, emoji and right-to-left words have no fault", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...fine)), (parts) => {
      expect(characterFaults(parts.join(" "))).toEqual([]);
    }),
  );
});

/** At fault wherever they stand. */
const bad = [
  "\0",
  "\x07",
  "\x0B",
  "\x1B",
  "\x7F",
  "\x85",
  "\xAD",
  "\u202A",
  "\u202B",
  "\u202C",
  "\u202D",
  "\u202E",
  "\u2060",
  "\u2063",
  "\u206A",
  "\uF8FF",
  "\uFDD0",
  "\uFEFF",
  "\uFFFC",
  "\uFFFD",
  "\uFFFE",
  "\u{1FFFF}",
  "\u{E0001}",
  "\u{F0000}",
  "\u{10FFFD}",
];

test("one bad character in a good text is one fault, in its place", () => {
  const words = fc.array(fc.constantFrom(...fine), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(words, fc.constantFrom(...bad), fc.nat(), (parts, character, at) => {
      const letters = [...parts.join(" ")];
      const before = letters.slice(0, at % (letters.length + 1)).join("");
      const text = before + character + letters.join("").slice(before.length);
      // Inside a flag the tags that it parts lose their meaning too.
      fc.pre(
        !/\u{1F3F4}[\u{E0000}-\u{E007F}]*$/u.test(before) ||
          !/^[\u{E0000}-\u{E007F}]/u.test(text.slice(before.length + character.length)),
      );
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
      expect(faults(text)).toEqual([`${before.length} U+${code}`]);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["a joiner between letters that do not join", "a\u200Db", ["1 U+200D"]],
  ["a joiner between figures", "1\u200D2", ["1 U+200D"]],
  ["a joiner at the end of an emoji", "👩\u200D ", ["2 U+200D"]],
  ["a non-joiner between them", "a\u200Cb", ["1 U+200C"]],
  ["a space without width", "a\u200Bb", ["1 U+200B"]],
  ["one between words of Thai", "ไทย\u200Bไทย", []],
  ["a mark beside Latin", "a\u200F b", ["1 U+200F"]],
  ["a mark behind punctuation of Hebrew", "שלום (1)\u200F, a", []],
  ["a mark in another line than Hebrew", "שלום\n\u200F a", ["5 U+200F"]],
  ["an open isolate", "a \u2067b", ["2 U+2067"]],
  ["a closing one", "a\u2069 b", ["1 U+2069"]],
  ["one of two that is closed", "\u2066a\u2067b\u2069", ["0 U+2066"]],
  ["two in each other", "\u2066a\u2067b\u2069\u2069", []],
  ["a second selector", "☺\uFE0E\uFE0E", ["2 U+FE0E"]],
  ["tags that spell", "🏴\u{E0068}\u{E0069}!", ["2 U+E0068", "4 U+E0069"]],
  ["half of what would be a flag", "🏴\u{E0067}\u{E0062}\u{E0065}", ["2 U+E0067", "4 U+E0062", "6 U+E0065"]],
  ["a filler", "a\u3164b", ["1 U+3164"]],
])("%s", (_, text, expected) => {
  expect(faults(text)).toEqual(expected);
});

test("a file full of joiners takes no time", () => {
  const judge = () => expect(characterFaults("\u200D".repeat(100_000))).toHaveLength(100_000);
  expect(effortOf(judge)).toBeLessThan(5000);
});

describe("in Markdown", () => {
  const places = (text: string): string[] =>
    markdownProblems(text, "a.md", 0).map(
      ({ line, column, message }) => `${line}:${column} ${/U\+\w+/u.exec(message)}`,
    );

  test.each([
    ["words &#x202E; and &#8238;", ["1:7 U+202E", "1:20 U+202E"]],
    ["words &rlm; and &ZeroWidthSpace;\n\n[a](https://a.example/&shy;b)", ["1:7 U+200F", "1:17 U+200B", "3:23 U+00AD"]],
    ["&#128104;&zwj;&#128105; שלום&rlm;!", []],
    ["`&#x202E;` and \\&#x202E; and\n\n    &#x202E;\n\n```\n&rlm;\n```\n", []],
    ["`code` &#x202E; `&rlm;` &lrm;", ["1:8 U+202E", "1:25 U+200E"]],
    ["`\u202E`", ["1:2 U+202E"]],
    ["\\\\&#x202E;", ["1:3 U+202E"]],
    ["&#0; &#xD800; &#x110000;", ["1:1 U+FFFD", "1:6 U+FFFD", "1:15 U+FFFD"]],
    ["a\u2028b\u2029c", []],
    ["a\u2028b\u202Ec", ["1:4 U+202E"]],
    ["one\r\n\r\ntwo\r\u202E", ["4:1 U+202E"]],
    ["\u2067open\n\nclosed\u2069", ["1:1 U+2067", "3:7 U+2069"]],
    ["\u2067open\r\nclosed\u2069", []],
    ["> \u2067open\n> closed\u2069", []],
    ["- \u2067open\n- closed\u2069", ["1:3 U+2067", "2:9 U+2069"]],
  ])("%j", (text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  test("character references mean what Markdown takes them for", () => {
    const names =
      "shy ZeroWidthSpace NegativeVeryThinSpace NegativeThinSpace NegativeMediumSpace NegativeThickSpace zwnj zwj lrm rlm NoBreak ApplyFunction af InvisibleTimes it InvisibleComma ic";
    const references = [...names.split(" "), "#x202E", "#8238", "#X200b", "#0", "#xD800", "#65533"];
    for (const reference of references.map((name) => `&${name};`))
      expect(JSON.stringify(markdownToMdast(`a${reference}b`))).toContain(
        `"value":${JSON.stringify(`a${referenceMeaning(reference)}b`)}`,
      );
  });

  test("twenty are told, and how many more there are", () => {
    const problems = markdownProblems("a\u202E".repeat(1000), "a.md", 0);
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toContain("980 more");
    expect(markdownProblems("a\u202E".repeat(21), "a.md", 0)).toHaveLength(21);
  });

  test("what no reader can see can be taken out, and nothing else is", () => {
    const text = "so\u00ADft\u200B \uFEFFmark &shy; a\u202Eb";
    expect(withFixes(text, markdownProblems(text, "a.md", 0)).text).toBe("soft mark &shy; a\u202Eb");
  });

  test("a null tells its byte", () => {
    expect(markdownProblems("è\n\0", "a.md", 0)[0]?.message).toContain("at byte 3 ");
  });
});

describe("in YAML", () => {
  const places = (text: string): string[] =>
    readYaml(text, "a.yaml").problems.map(
      ({ line, column, message }) => `${line}:${column} ${/U\+\w+/u.exec(message)}`,
    );

  test.each([
    ['a: "\\u202E \\x07 \\U000E0041 \\L"', ["1:5 U+202E", "1:12 U+0007", "1:17 U+E0041", "1:28 U+2028"]],
    ["a: '\\u202E'", []],
    ["a: \u202Eb # \u202E", ["1:4 U+202E", "1:9 U+202E"]],
    ["\u202Ea: b", ["1:1 U+202E"]],
    ["a: |\n  one\n  t\u202Ewo\n", ["3:4 U+202E"]],
    ["{ a: \u2067x, b: y\u2069 }", ["1:6 U+2067", "1:14 U+2069"]],
    ['{ a: "\\u2067x\\u2069", b: \u2067y\u2069 }', []],
    ["a: b\r\nc: \u202Ed\re: \u202E", ["2:4 U+202E", "3:4 U+202E"]],
    ['a: שלום\nb: "\\uD83D\\uDE00 \\t \\n"', []],
  ])("%j", (text, expected) => {
    expect(places(text)).toEqual(expected);
  });

  test("also where nothing else can be read", () => {
    expect(places('a: "\u202E')).toEqual(["1:4 null", "1:5 U+202E"]);
  });
});
