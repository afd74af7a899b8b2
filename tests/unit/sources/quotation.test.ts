import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestWords } from "../../../src/sources/nearest-words.ts";
import { normalForm } from "../../../src/sources/normal-form.ts";
import { pageText } from "../../../src/sources/page-text.ts";
import { findQuotation } from "../../../src/sources/quotation.ts";

const found = (quote: string, page: string): boolean => findQuotation(quote, normalForm(page)).outcome === "found";

describe("the same words are found", () => {
  test.each([
    ["white space", "a  deck\nof\tstone", "A deck of stone stands."],
    ["no-break and thin spaces", "10 000 m", "It is 10\u00a0000\u2009m long."],
    ["quotation marks", "the “so-called” arch", 'See the "so-called" arch.'],
    ["guillemets and single marks", "il «vuoto» d’aria", "Il 'vuoto' d'aria"],
    ["apostrophes", "it doesn't hold", "But it doesn’t hold."],
    ["dashes", "10-20 spans - or more", "10–20 spans — or more"],
    ["a minus sign", "at -5 degrees", "at −5 degrees"],
    ["soft hyphens", "accelerators", "ac\u00adcel\u00ad\u200berators"],
    ["ligatures", "a stiff office", "a stiﬀ oﬃce"],
    ["composed letters", "perché", "perche\u0301"],
    ["full-width letters", "ＴＰＵ", "the TPU"],
    ["capitals", "The deck", "the deck"],
    ["Markdown", "use jax.jit on it", "use `jax.jit` **on** it"],
    ["marks of direction", "לא נבנה", "\u200fלא נבנה\u200e"],
    ["characters of regular expressions", "f(x) = a+b? $1 ^ {2} / 3.5", "so f(x) = a+b? $1 ^ {2} / 3.5 holds"],
    ["an omission", "No pier … was built", "No pier of this kind was built."],
    ["an omission in brackets", "No pier [...] was built. […] None.", "No pier of this kind was built. Not one. None."],
  ])("whatever their %s", (_, quote, page) => {
    expect(found(quote, page)).toBe(true);
  });
});

describe("other words are not", () => {
  test.each([
    ["a changed word", "the deck carries stone", "the deck carried stone"],
    ["a changed figure", "a span of 3.5 m", "a span of 35 m"],
    ["a lost sign", "at -5 degrees", "at 5 degrees"],
    ["another relation", "a < b", "a > b"],
    ["we're and were", "they were gone", "they we're gone"],
    ["the end of a longer word", "arch of stone", "a march of stone"],
    ["the beginning of a longer word", "an arch", "an archway"],
    ["parts in another order", "built … pier", "the pier was built"],
    ["a quotation without words", "“…”", "anything"],
    ["an empty page", "anything", ""],
  ])("%s", (_, quote, page) => {
    expect(found(quote, page)).toBe(false);
  });
});

const word = fc.stringMatching(/^[a-zà-öα-ω]{1,9}$/u);
const words = fc.array(word, { minLength: 4, maxLength: 40 });
/** What may stand between two words of a page without parting or joining them for a reader. */
const gap = fc.constantFrom(
  " ",
  "\n\t",
  "&nbsp;",
  " <b>",
  "</b> ",
  "<br>",
  "</p>\n<p>",
  " \u00ad",
  " <!-- x --> ",
  " &#8203;",
  "&#x2009;",
);
const between = fc.constantFrom("", "“", "”", "’ ", " ‘", "&quot;", "<em>", "</em>");

test("a quotation cut out of a page is found, whatever stands between its words", () => {
  const page = words.chain((own) =>
    fc.record({
      own: fc.constant(own),
      gaps: fc.array(fc.tuple(gap, between), { minLength: own.length, maxLength: own.length }),
      from: fc.nat(own.length - 2),
    }),
  );
  fc.assert(
    fc.property(page, ({ own, gaps, from }) => {
      const html = `<!doctype html><p>${own.map((one, index) => `${one}${(gaps[index] ?? []).join("")}`).join("")}</p>`;
      const { texts } = pageText({ type: "text/html", body: new TextEncoder().encode(html), isCut: false });
      const quote = own.slice(from).join(" ");
      expect(findQuotation(quote, texts[0] ?? "").outcome, html).toBe("found");
    }),
  );
});

test("one changed word is enough for it not to be found", () => {
  fc.assert(
    fc.property(words, fc.nat(), (own, place) => {
      const changed = own.with(place % own.length, "zzzzzzzzzz");
      expect(found(changed.join(" "), own.join(" "))).toBe(false);
    }),
  );
});

describe("the nearest words", () => {
  const page = `${"nothing to see here ".repeat(50)}No pier has yet been built. ${"nothing at all ".repeat(50)}`;

  test("are those of the page that have most in common", () => {
    const result = findQuotation("No pier has ever been built.", normalForm(page));
    expect(result).toEqual({
      outcome: "drifted",
      nearest: { words: "No pier has yet been built.", share: expect.closeTo(5 / 6) as number },
    });
  });

  test("are none where little is alike, and where there is little to be alike", () => {
    expect(nearestWords("an arch of whitest stone", normalForm(page))).toBeUndefined();
    expect(nearestWords("nothing", normalForm(page))).toBeUndefined();
  });

  test("count a word as often as it is looked for", () => {
    expect(nearestWords("one two three four", "one one one one")).toBeUndefined();
    expect(nearestWords("one one two three", "x one two one y")?.share).toBe(0.75);
  });

  test("stand together", () => {
    expect(
      nearestWords("one two three four", `one ${"x ".repeat(9)}two ${"x ".repeat(9)}three ${"x ".repeat(9)}four`),
    ).toBeUndefined();
  });

  test("are few, however long the quotation is", () => {
    const long = Array.from({ length: 400 }, (_, index) => `word${index}`);
    expect(nearestWords(long.join(" "), long.with(7, "x").join(" "))?.words.length).toBeLessThan(310);
  });
});
