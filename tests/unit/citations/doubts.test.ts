import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Doubt, findDoubts } from "../../../src/citations/doubts.ts";
import { parseCitations } from "../../../src/citations/syntax.ts";
import { runs } from "../../properties.ts";

const doubtsIn = (text: string): Doubt[] => findDoubts(text, parseCitations(text));

/** Kind and words of each, in the order of the text. */
const readable = (text: string): string[] =>
  doubtsIn(text)
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ kind, text: words }) => `${kind} ${words}`);

describe("what may have been meant as a citation", () => {
  test.each([
    ["as @a says", ["unbracketed @a"]],
    ["(@a) and {@b}", ["unbracketed (@a)", "unbracketed {@b}"]],
    ["(see @a)", ["unbracketed @a"]],
    ["@a#p.", ["unbracketed @a#p"]],
    ["see [a].", ["unmarked [a]"]],
    ["words [1], [12] [3][4]", ["number [1]", "number [12]", "number [3]", "number [4]"]],
    ["a note[^x] and [^Y z]", ["footnote [^x]", "footnote [^Y z]"]],
    ["a note[^ x]", ["footnote [^ x]"]],
    ["[@ a] and [see @ a]", ["unmarked [@ a]"]],
    ["a note^[in the line]", ["inline-note ^["]],
    ["a note^[in  the line]", ["inline-note ^["]],
    ["(@a and {@b. or @c)", ["unbracketed @a", "unbracketed @b", "unbracketed @c"]],
    ["(@a} and {@b)", ["unbracketed @a", "unbracketed @b"]],
    ["【 @a】", ["wide 【 @a】"]],
    ["【see @a】", ["unbracketed @a"]],
    ["［＠a］ 【@a】 [＠a] ［@a]", ["wide ［＠a］", "wide 【@a】", "wide [＠a]", "wide ［@a]"]],
  ])("%j", (text, found) => {
    expect(readable(text)).toStrictEqual(found);
  });

  test.each([
    "a@b.it",
    "[@a] and [see @a; @b, p. 4]",
    "x[1] and f(x)[2]",
    "x^[2] and x^[n m]",
    "[1, 2] and [8, 128] and [x y]",
    "[two words] and [A]",
    "@Someone and @some_one",
    "https://x.org/@a",
    "【note】 ［1］",
    "[@@a]",
  ])("%j gives no cause for doubt", (text) => {
    expect(readable(text)).toStrictEqual([]);
  });

  test("each stands where it says, whatever stands around it", () => {
    expect(doubtsIn("[@a] and (@b, [@c] then @d")).toStrictEqual([
      { kind: "unbracketed", offset: 10, text: "@b", key: "b" },
      { kind: "unbracketed", offset: 24, text: "@d", key: "d" },
    ]);
    expect(doubtsIn("［＠a］ then [@b] and @c")).toStrictEqual([
      { kind: "wide", offset: 0, text: "［＠a］", plain: "[@a]" },
      { kind: "unbracketed", offset: 19, text: "@c", key: "c" },
    ]);
    expect(doubtsIn("x [^y] and [@ z] ^[in it]")).toStrictEqual([
      { kind: "unmarked", offset: 11, text: "[@ z]", key: "z" },
      { kind: "footnote", offset: 2, text: "[^y]", label: "y" },
      { kind: "inline-note", offset: 17, text: "^[" },
    ]);
  });

  test("full-width signs are put plainly", () => {
    const plain = (text: string) => doubtsIn(text).flatMap((doubt) => (doubt.kind === "wide" ? doubt.plain : []));
    expect(plain("【@a＃p；@b，p. 4、9】")).toStrictEqual(["[@a#p; @b, p. 4, 9]"]);
    for (const text of plain("［＠a］ 〔@a；＠b〕")) expect(parseCitations(text)[0]?.faults).toStrictEqual([]);
  });

  test("what is escaped is meant as it stands", () => {
    for (const [text, at] of [
      ["see @a", 4],
      ["see (@a)", 5],
      ["[a] ", 0],
      ["[1] ", 0],
      ["[^a]", 0],
      ["【@a】", 1],
      ["[@ a]", 0],
      ["[@ a]", 1],
      ["note^[in it]", 4],
      ["note^[in it]", 5],
    ] as const) {
      const isLiteral = (offset: number): boolean => offset === at;
      expect(doubtsIn(text)).not.toStrictEqual([]);
      expect(
        findDoubts(text, [], isLiteral).filter(({ kind }) => kind !== "unbracketed" || text[0] !== "【"),
      ).toStrictEqual([]);
    }
  });
});

describe("citations that may stand elsewhere", () => {
  test.each([
    ["[@a; @a]", ["repeated @a"]],
    ["[@a] [@a]", ["repeated @a"]],
    ["[@a][@b; @a]", ["repeated @a"]],
    ["[@a#p, p. 4; @a#p, p. 4]", ["repeated @a#p"]],
    ["[@a; @a#p]", []],
    ["[@a#b; @ab]", []],
    ["[@a, p. 4] [@a, p. 5]", []],
    ["[@a] and [@a]", []],
    ["[@a] [@b] [@a]", []],
    ["[@a, in one way; @a, in another]", []],
  ])("%j", (text, found) => {
    expect(readable(text)).toStrictEqual(found);
  });

  test.each([
    ["Some words. [@a]", ". [@a]"],
    ["Some words. [@a; @b] And more.", ". [@a; @b]"],
    ["Some words.  [@a]\nAnd more.", ".  [@a]"],
    ["Some words. [@a]  And more.", ". [@a]"],
    ["Some words. [@a] ", ". [@a]"],
  ])("%j stands behind the full stop", (text, found) => {
    expect(readable(text)).toStrictEqual([`behind-stop ${found}`]);
  });

  test.each([
    "Some words [@a].",
    "Jouppi et al. [@a] say so",
    "Jouppi et al. [@a]",
    "the first etc. [@a] And",
    "some words. [@a] and more",
    "[@a] begins.",
    "Some words. And more [@a]",
    "Some words… [@a]",
    "“Some words.” [@a]",
    "Some words. [@a]x",
    "Some words. [@a",
    "Some words [@abcd]. [@b] And more.",
  ])("%j does not", (text) => {
    expect(readable(text)).toStrictEqual([]);
  });
});

test("each citation behind a full stop is one", () => {
  expect(readable("Some words. [@a] More words. [@b]")).toStrictEqual(["behind-stop . [@a]", "behind-stop . [@b]"]);
});

describe("laws", () => {
  const noise = fc.string({ unit: fc.constantFrom(..."[]@;,#-a1 .^［】＠(){}\n"), maxLength: 60 });

  test("a doubt's words stand where it says", () => {
    fc.assert(
      fc.property(noise, (text) => {
        for (const doubt of doubtsIn(text).filter(({ kind }) => kind !== "repeated")) {
          expect(text.startsWith(doubt.text, doubt.offset)).toBe(true);
        }
      }),
      { numRuns: runs(1000) },
    );
  });
});
