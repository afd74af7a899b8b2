import fc from "fast-check";
import { remark } from "remark";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import { expect, test } from "vitest";
import { type GfmNode, parseGfm, placed } from "../../../src/markdown/gfm/parse.ts";

const whole = remark().use(remarkFrontmatter).use(remarkGfm).freeze();

/** What a tree says, and where. */
const plain = ({ type, value, url, identifier, children, position }: GfmNode): unknown => [
  [type, value, url, identifier, position?.start.offset, position?.end.offset],
  (children ?? []).map(plain),
];

const others = fc.constantFrom(
  ..."[@key] [see @key, p. 3] [-@key] @key word ~~gone~~ *so* `code` [^1] [words](page.md) ![](a.png)".split(" "),
  ..."| - > # [ ] ( ) . , _ * ~ < > / @ www http : b.org".split(" "),
  ...[" ", "\n", "\n\n", "\n- ", "\n> ", "\n| a | b |\n| - | - |\n| c | d |\n", "\n[^1]: ", "<b>", "</b>"],
);
const addresses = fc.constantFrom(
  ..."https://b.org http://b.org www.b.org WWW.b.org www&#46;b.org a@b.org a\\@b.org a&#64;b.org mailto:a@b.org".split(
    " ",
  ),
);
/** Markdown with an address that stands for itself, or without. */
const pieces = fc
  .array(fc.oneof({ weight: 20, arbitrary: others }, { weight: 1, arbitrary: addresses }), { maxLength: 30 })
  .map((parts) => parts.join(""));

test("a text is understood as by all of remark-gfm", () => {
  fc.assert(
    fc.property(pieces, (text) => {
      expect(plain(parseGfm(text))).toEqual(plain(placed(whole.parse(text) as GfmNode, text)));
    }),
    { numRuns: 1000 },
  );
});

test.each(["https://example.org", "www.example.org", "a@example.org", "a\\@example.org", "www&#46;example.org"])(
  "an address that stands for itself is a link: %s",
  (written) => {
    expect(JSON.stringify(parseGfm(`Words ${written} and [@key].`))).toContain('"link"');
  },
);
