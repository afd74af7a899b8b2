import fc from "fast-check";
import { expect, test } from "vitest";
import { windowTitle } from "../../../src/components/window-title.ts";

test.each(["A title", "x".repeat(160), ""])("%j stands as it is", (title) => {
  expect(windowTitle(title, "en")).toBe(title);
});

test("a long title ends at a word", () => {
  const title = "The limits of tensor units, and ".repeat(70);
  expect(windowTitle(title, "en")).toMatch(/^The limits of .* (?:The|limits|of|tensor|units|and)…$/u);
});

test("one that writes no spaces does so too", () => {
  expect(windowTitle("البنية".repeat(100), "ar")).toHaveLength(161);
  expect(windowTitle("深層学習のための装置".repeat(40), "ja").length).toBeLessThanOrEqual(161);
});

test("it is the start of the title, at most a sign longer than the limit, and whole characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (title) => {
      const short = windowTitle(title, "en");
      expect(short.length).toBeLessThanOrEqual(161);
      expect(short.isWellFormed()).toBe(true);
      if (short !== title) expect(title.startsWith(short.slice(0, -1).replace(/\uFFFD$/u, ""))).toBe(true);
    }),
  );
});
