import { describe, expect, test } from "vitest";
import { destinationIn, tagEnd } from "../../../src/markdown/destination.ts";

describe("a destination", () => {
  test.each([
    ["](a/b)", "a/b", "a/b"],
    ["](  a 'title')", "a", "a"],
    ['](<a b> "t")', "a b", "<a b>"],
    ["](a_(b)c)", "a_(b)c", "a_(b)c"],
    ["](a\\)b)", "a)b", "a\\)b"],
    ["](a?b&amp;c)", "a?b&c", "a?b&amp;c"],
    ["![x](b) and ](b](a)", "a", "a"],
    ["[one]: a 'title'", "a", "a"],
    ["[a]: <b>", "b", "<b>"],
    ["]()", "", ""],
  ])("of %s", (slice, address, written) => {
    const found = destinationIn(slice, address);
    expect(found && slice.slice(found.start, found.end)).toBe(written);
  });

  test("that is not there is not found", () => {
    expect(destinationIn("](a)", "b")).toBeUndefined();
  });
});

test.each([
  ["<a>", "<a>"],
  ["<a b='>' c={x > 1 ? '}>' : `{`}>d</a>", "<a b='>' c={x > 1 ? '}>' : `{`}>"],
  ["<A\n  b\n/>", "<A\n  b\n/>"],
  ["<a", "<a"],
])("the tag at the start of %j ends where it ends", (source, tag) => {
  expect(`x${source}`.slice(1, tagEnd(`x${source}`, 1))).toBe(tag);
});
