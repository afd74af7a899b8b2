import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Citation, type CitationFault, parseCitations } from "../../../src/citations/syntax.ts";
import { runs } from "../../properties.ts";

/** The items of the only citation of a text, without offsets. */
function itemsOf(text: string): object[] {
  const [citation, ...others] = parseCitations(text);
  expect(others).toStrictEqual([]);
  expect(citation?.faults).toStrictEqual([]);
  return (citation?.items ?? []).map(({ offset: _, ...item }) => item);
}

const faultsOf = (text: string): CitationFault["kind"][] =>
  parseCitations(text).flatMap(({ faults }) => faults.map(({ kind }) => kind));

describe("Pandoc's bracketed citations", () => {
  test.each([
    ["[@a]", [{ key: "a" }]],
    ["[@jouppi2017; @tpu-v4]", [{ key: "jouppi2017" }, { key: "tpu-v4" }]],
    ["[-@a]", [{ key: "a" }]],
    ["[ @a ]", [{ key: "a" }]],
    ["[@a#some-passage]", [{ key: "a", passage: "some-passage" }]],
    ["[@a, p. 4]", [{ key: "a", locator: { label: "page", value: "4" } }]],
    ["[@a, pp. 4–7, 9]", [{ key: "a", locator: { label: "page", value: "4–7, 9" } }]],
    [
      "[@a#p, sec. 2.1, on tiles]",
      [{ key: "a", passage: "p", locator: { label: "section", value: "2.1" }, suffix: "on tiles" }],
    ],
    ["[@a, § 3]", [{ key: "a", locator: { label: "section", value: "3" } }]],
    ["[@a, ch. IV]", [{ key: "a", locator: { label: "chapter", value: "IV" } }]],
    ["[@a, passim]", [{ key: "a", suffix: "passim" }]],
    ["[@3d]", [{ key: "3d" }]],
    ["[see   also @a]", [{ key: "a", prefix: "see also" }]],
    ["[@a as of 2019]", [{ key: "a", suffix: "as of 2019" }]],
    [
      "[see @a, p. 4; cf. @b]",
      [
        { key: "a", prefix: "see", locator: { label: "page", value: "4" } },
        { key: "b", prefix: "cf." },
      ],
    ],
    ["[@a,\np. 3]", [{ key: "a", locator: { label: "page", value: "3" } }]],
    ["[@a,\r\np. 3]", [{ key: "a", locator: { label: "page", value: "3" } }]],
  ])("%j is read", (text, items) => {
    expect(itemsOf(text)).toStrictEqual(items);
  });

  test.each([
    "[text]",
    "[]",
    "a@b.it",
    "[a@b.it]",
    "@user",
    "[mail @ home]",
    "[mail @]",
    "[x@a]",
    "[1]",
    "](",
    "a [ b",
    "x @a]",
    `[${" ".repeat(50)}@a`,
  ])("%j is text", (text) => {
    expect(parseCitations(text)).toStrictEqual([]);
  });

  test.each([
    ["[@]", ["empty"]],
    ["[@ ]", ["empty"]],
    ["[ @]", ["empty"]],
    ["[@a; @]", ["empty"]],
    ["[@a;]", ["no-key"]],
    ["[@a; see below]", ["no-key"]],
    ["[@A]", ["bad-key"]],
    ["[@2017]", ["bad-key"]],
    ["[@__proto__]", ["bad-key"]],
    ["[@a--b]", ["bad-key"]],
    ["[@a#B]", ["bad-passage"]],
    ["[@a#]", ["bad-passage"]],
    ["[@a,]", ["empty-suffix"]],
    ["[@a @b]", ["not-separated"]],
    ["[@a, @b]", ["not-separated"]],
    ["text [@a and no end", ["unclosed"]],
    ["[@a [@b]", ["unclosed"]],
    ["x[@a", ["unclosed"]],
    ["[ @a", ["unclosed"]],
    ["x [@", ["unclosed"]],
    ["[@a [b]]", ["nested"]],
    ["[@a] [x [y]]", []],
    ["[[@A]]", ["bad-key", "nested"]],
    ["[@a p. 4, 5]", ["no-comma"]],
    ["[@a [@b]]", ["nested"]],
    ["[[@a]]", ["nested"]],
    ["[see [@a]]", ["nested"]],
    ["[see [@a] and [@b]]", ["nested"]],
    ["[[[@a]]]", ["nested"]],
    ["[a, b] [@a]", []],
    ["[a, b [@a]", []],
    ["[@a] b]", []],
    ["[;@a]", ["no-key"]],
    ["[@a;;@b]", ["no-key"]],
    ["[@a##p]", ["bad-passage"]],
    ["[@a.b]", ["bad-key"]],
    ["[@a_b]", ["bad-key"]],
    ["[@doi:10.1/2]", ["bad-key"]],
    ["[@a p. 4]", ["no-comma"]],
    ["[@a, foo. 4]", ["locator"]],
    ["[@a, pp. 9–4; @b, p.]", ["locator", "locator"]],
  ] as const)("%j has the faults %j", (text, kinds) => {
    expect(faultsOf(text)).toStrictEqual(kinds);
  });

  test("names of Object.prototype are keys like any other", () => {
    expect(itemsOf("[@constructor; @tostring]")).toStrictEqual([{ key: "constructor" }, { key: "tostring" }]);
  });

  test("an escaped bracket, @ or ; is text", () => {
    const escapedAt =
      (...offsets: number[]) =>
      (offset: number) =>
        offsets.includes(offset);
    expect(parseCitations("[@a]", escapedAt(0))).toStrictEqual([]);
    expect(parseCitations("[@a]", escapedAt(1))).toStrictEqual([]);
    expect(parseCitations("[@a, x; y]", escapedAt(6))[0]?.items).toStrictEqual([
      { key: "a", suffix: "x; y", offset: 1 },
    ]);
    expect(parseCitations("[@a, me@x and @y]", escapedAt(14))[0]?.items[0]?.suffix).toBe("me@x and @y");
  });

  test("an escaped sign begins no citation that is not closed", () => {
    expect(parseCitations("x [@a", (offset) => offset === 3)).toStrictEqual([]);
    expect(parseCitations("[x [@a", (offset) => offset === 3)).toStrictEqual([]);
  });

  test("a fault says the words that it is about, and leaves what is well", () => {
    expect(parseCitations("x [@a [b")).toStrictEqual([
      { start: 2, end: 6, items: [], faults: [{ kind: "unclosed", offset: 2 }] },
    ]);
    expect(parseCitations("x [see [@a]] y")[0]?.faults).toStrictEqual([
      { kind: "nested", offset: 2, text: "[see [@a]]" },
    ]);
    expect(parseCitations("[ @a @b ]")[0]?.faults).toStrictEqual([{ kind: "not-separated", offset: 2, text: "@a @b" }]);
    expect(parseCitations("[@a,]")[0]?.items).toStrictEqual([{ key: "a", offset: 1 }]);
  });

  test.each([
    ["x [@a,] y", ","],
    ["x [@a ,] y", ",]"],
    ["x [@a, pp. 9-4] y", "pp. 9-4"],
    ["x [see @a  ,  foo. 4] y", "foo. 4"],
    ["x [@a p. 4] y", "p. 4"],
    ["x [@a;] y", ";]"],
    ["x [@a; ;@b] y", "; ;@b"],
    ["x [;@a] y", ";@a"],
    ["x [see [@a]] y", "[see"],
    ["x [@a, x; words] y", " words"],
  ])("the fault of %j is at %j", (text, place) => {
    const [fault] = parseCitations(text).flatMap(({ faults }) => faults);
    expect(text.slice(fault?.offset)).toMatch(new RegExp(`^${place.replaceAll(/[[\]().]/gu, String.raw`\$&`)}`, "u"));
  });

  test("an item with a place that is none still cites its source", () => {
    expect(parseCitations("[@a, foo. 4; @b]")[0]?.items.map(({ key }) => key)).toStrictEqual(["a", "b"]);
  });

  test("start, end and offsets point into the text", () => {
    const text = "one [see @a; @b] two";
    const [citation] = parseCitations(text);
    expect(text.slice(citation?.start, citation?.end)).toBe("[see @a; @b]");
    expect(citation?.items.map(({ offset }) => text.slice(offset, offset + 2))).toStrictEqual(["@a", "@b"]);
  });
});

describe("laws of the parser", () => {
  const key = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
  const noise = fc.string({ unit: fc.constantFrom(..."[]@;,#-a1 .\\\n\"'é"), maxLength: 60 });

  test("it never throws, and what it finds is ordered, disjoint and inside the text", () => {
    fc.assert(
      fc.property(noise, (text) => {
        let from = 0;
        for (const { start, end, items, faults } of parseCitations(text)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(items.length + faults.length).toBeGreaterThan(0);
          from = end;
        }
      }),
      { numRuns: runs(2000) },
    );
  });

  test("what is written by the grammar is read back as it was meant", () => {
    const item = fc.record({
      key,
      passage: fc.option(key, { nil: undefined }),
      page: fc.option(fc.nat(999), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), (items) => {
        const written = items.map(
          ({ key, passage, page }) =>
            `@${key}${passage ? `#${passage}` : ""}${page === undefined ? "" : `, p. ${page}`}`,
        );
        const expected = items.map(({ key, passage, page }) => ({
          key,
          ...(passage ? { passage } : {}),
          ...(page === undefined ? {} : { locator: { label: "page", value: String(page) } }),
        }));
        expect(itemsOf(`x [${written.join("; ")}] y`)).toStrictEqual(expected);
      }),
    );
  });

  test("line endings do not change what is read", () => {
    const shape = (citations: Citation[]) =>
      citations.map(({ items, faults }) => [
        items.map(({ offset: _, ...item }) => item),
        faults.map(({ kind }) => kind),
      ]);
    fc.assert(
      fc.property(noise, (text) => {
        expect(shape(parseCitations(text.replaceAll("\n", "\r\n")))).toStrictEqual(shape(parseCitations(text)));
      }),
    );
  });

  test("composed and decomposed letters in words beside a key read alike", () => {
    const [composed, decomposed] = ["NFC", "NFD"].map((form) => itemsOf("[già @a, così]".normalize(form)));
    expect(decomposed).toStrictEqual(composed);
  });
});
