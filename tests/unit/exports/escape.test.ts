import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdownAddress, markdownText, xmlText } from "../../../src/exports/escape.ts";
import { nodesOf, parseGfm, wordsOf } from "../../gfm.ts";
import { parseXml } from "../../xml.ts";

/** Text made of what is syntax somewhere, and of anything else. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."[ ] ( ) * _ ` ~ | < > & ! # + - = \\ : ^ $ { } 1. 2) \" ' </a> <!-- --> &amp; [^1] ** ![ ]( ##".split(" "),
        ..."http://a.example/b_c www.a_b.example/*d* https://www.e.example a_b@c.example mailto:a@b.example".split(" "),
      ),
      fc.constantFrom(" ", "\n", "\t", "word", "…"),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

/** Production 2 of XML 1.0, said the other way round. */
const isXml = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  const isControl = code < 0x20 && !"\t\n\r".includes(character);
  return !isControl && character.isWellFormed() && code !== 0xfffe && code !== 0xffff;
};

describe("XML", () => {
  test("text is text, as content and as attribute, whatever it is", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { text: content, attributes } = parseXml(`<a b="${xmlText(text)}">${xmlText(text)}</a>`);
        const allowed = [...text].filter(isXml);
        expect(content).toBe(allowed.join(""));
        expect(attributes["b"]).toBe(allowed.join(""));
      }),
    );
  });

  test("what XML 1.0 forbids is dropped, the rest is kept", () => {
    expect(xmlText("a\0b\u{1B}c\uFFFEd\u{D800}e\tf\u{1F309}g\u{85}")).toBe("abcde\tf\u{1F309}g\u{85}");
  });
});

describe("Markdown", () => {
  const contexts: [string, (text: string) => string][] = [
    ["a paragraph", (text) => text],
    ["a heading", (text) => `# ${text}`],
    ["a footnote", (text) => `x[^1]\n\n[^1]: ${text}`],
    ["a list", (text) => `- ${text}`],
    ["a quotation", (text) => `> ${text}`],
    ["a cell", (text) => `| h |\n| --- |\n| ${text} |`],
    ["a link", (text) => `[${text}](https://x.example/)`],
  ];

  test.each(contexts)("text is text in %s", (name, within) => {
    const marker = "begin";
    fc.assert(
      fc.property(hostile, fc.constantFrom(" end", ""), (text, end) => {
        // A word in front where the place would otherwise be empty; the place's own start is held by the next test.
        const tree = parseGfm(within(`${marker} ${markdownText(text)}${end}`));
        const holder = nodesOf(tree).find(
          ({ type, children }) => type !== "root" && children?.[0]?.value?.startsWith(marker),
        );
        const words = `${marker} ${text}${end}`.replaceAll(/[\s\0]+/gu, " ").trim();
        expect(holder && wordsOf(holder).replaceAll(/\s+/gu, " ").trim(), name).toBe(words.toWellFormed());
      }),
    );
  });

  test.each([
    "# a",
    "- a",
    "+ a",
    "> a",
    "1. a",
    "2) a",
    "=",
    "---",
    "***",
    "~~~",
    "```",
    "| a |",
    "[^1]: a",
    "[a]: b",
    "<b>",
    "&lt;",
  ])("%s begins no block", (text) => {
    const [block, ...others] = parseGfm(markdownText(text)).children ?? [];
    expect([block?.type, block?.children?.length, block && wordsOf(block), others]).toEqual(["paragraph", 1, text, []]);
  });

  test.each(["C #", "a ## #", "#", "##", "a#", "a \\#"])("%s is a whole heading", (text) => {
    expect(parseGfm(`# ${markdownText(text)}`).children?.map((node) => [node.type, wordsOf(node)])).toEqual([
      ["heading", text],
    ]);
  });

  test.each([
    "http://www.foo.example/a_b",
    "see https://a.example/b_c(d_e), www.a.example/f_g and a_b@c.example/d_e",
    "_www.a_b.example/*c*",
    "mailto:a_b@c.example xmpp:a_b@c.example/d_e WWW.a.example/b_c HTTP://a.example/b_c",
  ])("%s keeps its characters", (text) => {
    expect(wordsOf(parseGfm(markdownText(text)))).toBe(text);
  });

  test.each(["https://x.example/a<b>c", "https://x.example/a\\b", "https://x.example/a b"])(
    "%s is an address without the characters that would end it",
    (address) => {
      const [link] = nodesOf(parseGfm(`[a](${markdownAddress(address)})`)).filter(({ type }) => type === "link");
      expect(link?.url).toBe(address.replaceAll(/[ <>\\]/gu, encodeURIComponent));
    },
  );

  test.each([
    "https://x.example/a_b*c?d=1&e=2&copy;#f",
    "https://x.example/a_(b",
    "https://x.example/(a)(b)",
    "https://x.example/#:~:text=a%20b,-c",
  ])("%s is an address", (address) => {
    const [link] = nodesOf(parseGfm(`[a](${markdownAddress(address)})`)).filter(({ type }) => type === "link");
    expect(link?.url).toBe(address);
  });
});
