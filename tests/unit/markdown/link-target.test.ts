import fc from "fast-check";
import { expect, test } from "vitest";
import { isById, LINK_KINDS, schemeOf, targetOf } from "../../../src/markdown/link-target.ts";

test.each([
  ["article:arch", { kind: "article", id: "arch", heading: undefined }],
  ["page:about#how", { kind: "page", id: "about", heading: "how" }],
  ["topic:arches#", { kind: "topic", id: "arches", heading: "" }],
  ["source:", { kind: "source", id: "", heading: undefined }],
  ["article:arch#l-unit%C3%A0", { kind: "article", id: "arch", heading: "l-unità" }],
  ["article:arch#%", { kind: "article", id: "arch", heading: "%" }],
  ["article:arch#a#b", { kind: "article", id: "arch", heading: "a#b" }],
  ["article:ar%63h", { kind: "article", id: "ar%63h", heading: undefined }],
])("%s", (destination, target) => {
  expect(targetOf(destination)).toEqual(target);
});

test.each([
  "Article:arch",
  "articel:arch",
  "arch",
  "#arch",
  "../arch/",
  "https://example.org/article:arch",
  " article:a",
])("%s is no link by id", (destination) => {
  expect(isById(destination)).toBe(false);
  expect(targetOf(destination)).toBeUndefined();
});

test.each([
  ["javascript:alert(1)", "javascript"],
  ["a+b-c.d:e", "a+b-c.d"],
  ["1a:b", undefined],
  ["a/b:c", undefined],
  ["#a:b", undefined],
])("the scheme of %s", (destination, scheme) => {
  expect(schemeOf(destination)).toBe(scheme);
});

test("kind, id and heading come back as they were put in", () => {
  const id = fc.stringMatching(/^[^#]*$/u);
  const heading = fc.option(fc.string({ unit: "grapheme" }), { nil: undefined });
  fc.assert(
    fc.property(fc.constantFrom(...LINK_KINDS), id, heading, (kind, own, part) => {
      const destination = `${kind}:${own}${part === undefined ? "" : `#${encodeURIComponent(part)}`}`;
      expect(targetOf(destination)).toEqual({ kind, id: own, heading: part });
    }),
  );
});
