import fc from "fast-check";
import { expect, test } from "vitest";
import { innerOf, piecesOf, withTags } from "../../../src/facing/tags.ts";
import { inner } from "./html.ts";

const gap = fc.constantFrom("", "\n", " ", "<!-- x -->");

test("pieces are the outermost elements, each with what follows it, and nothing is lost", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(inner.element, gap), { minLength: 1 }), (elements) => {
      const pieces = piecesOf(elements.flat().join(""));
      expect(pieces.map(({ html }) => html)).toEqual(elements.map((both) => both.join("")));
      for (const piece of pieces)
        expect(`${piece.tags[0]}${innerOf(piece)}</${piece.name}>`).toBe(
          piece.html.replace(/(?:\s|<!-- x -->)*$/u, ""),
        );
    }),
  );
});

test("void elements are pieces, with a slash or without; words before the first element are one", () => {
  expect(piecesOf("  <hr><p>a<br>b</p><hr/>").map(({ name }) => name)).toEqual(["hr", "p", "hr"]);
  expect(piecesOf("a <p>b</p>").map(({ html }) => html)).toEqual(["a ", "<p>b</p>"]);
  expect(piecesOf(" ")).toEqual([]);
});

test("tags are read where they are tags only", () => {
  const html = `<p a="1">b="2"</p><!-- <i a="3"> --><i title=' a="4"' a="5"></i>`;
  expect(piecesOf(html).flatMap(({ tags }) => tags)).toEqual(['<p a="1">', `<i title=' a="4"' a="5">`]);
  expect(withTags(html, () => "|")).toBe('|b="2"|<!-- <i a="3"> -->||');
});
