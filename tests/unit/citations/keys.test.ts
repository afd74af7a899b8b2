import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { freeKey, isKey, keyOfAddress, keyOfFields, keyOfWords } from "../../../src/citations/keys.ts";

test.each([
  ["Ada Marlow", "ada-marlow"],
  ["L’unità  di misura", "lunita-di-misura"],
  ["Straße, Łódź & Ærø", "strasse-lodz-aero"],
  ["Œuvres de Đặng, Þórður & Yıldız", "oeuvres-de-dang-thordur-yildiz"],
  ["橋", ""],
  ["over橋water", "over-water"],
  ["aaaaaaaaa bbbbbbbbb ccccccccc dddddddddd", "aaaaaaaaa-bbbbbbbbb-ccccccccc-dddddddddd"],
  [`${"x".repeat(39)} y z`, "x".repeat(39)],
  ["--", ""],
  ["a word after another until there is no more room for them", "a-word-after-another-until-there-is-no"],
  ["x".repeat(60), "x".repeat(40)],
])("the words %j make %j", (words, key) => {
  expect(keyOfWords(words)).toBe(key);
});

describe("a key is made of", () => {
  test.each([
    [{ author: [{ family: "van den Marlow", given: "A." }], issued: "1999-02" }, "marlow1999"],
    [{ author: [{ family: "Van Marlow", given: "A." }], issued: "1999" }, "van-marlow1999"],
    [{ author: [{ literal: "Bureau of Bridges" }], issued: "2001" }, "bureau-of-bridges2001"],
    [{ author: [{ literal: "橋" }], issued: "2001", title: "The Weight of Rope Bridges" }, "the-weight-of-rope"],
    [{ title: "橋", URL: "https://www.example.org/docs/deep/The_Deck.html?x=1#y" }, "example-the-deck"],
    [{ title: "The  Weight of Rope Bridges" }, "the-weight-of-rope"],
    [{ author: [{ family: "van  den Marlow", given: "A." }] }, "marlow"],
    [{ title: "1984" }, "source-1984"],
    [{}, "source"],
  ])("%j", (fields, key) => {
    expect(keyOfFields(fields)).toBe(key);
  });
});

test.each([
  ["https://docs.example.co.uk/", "docs-example-co"],
  ["https://example.org/guide/index.html", "example-guide"],
  ["https://doi.org/10.1000/182", "doi-182"],
  ["https://127.0.0.1/7", "127-0-0-7"],
  ["https://1984.org/", "source-1984"],
  ["http://example.org/guide", "example-guide"],
  ["example.org/guide/", "example-guide"],
  ["https://awww.example.org/", "awww-example"],
  ["https://example.org/guide/my-index", "example-my-index"],
  ["https://example.org/the.mdx", "example-the-mdx"],
  ["https://example.org/the.htm", "example-the"],
  ["https://example.org/the.asp", "example-the"],
])("%s is called %s", (address, key) => {
  expect(keyOfAddress(address)).toBe(key);
});

test("keys of anything are keys", () => {
  const texts = fc.string({ unit: "binary" });
  const addresses = texts.map((text) => `https://${text}`);
  fc.assert(
    fc.property(texts, texts, addresses, (name, title, URL) => {
      const keys = [
        keyOfFields({ author: [{ literal: name }], title, URL }),
        keyOfFields({ title }),
        keyOfAddress(URL),
      ];
      expect(keys.filter((key) => !isKey(key))).toStrictEqual([]);
    }),
  );
});

test("a taken key gets the first letter behind its year, or number behind its word, that is free", () => {
  const taken = new Set(["marlow1999", "marlow1999b", "spans"]);
  expect(freeKey("piers", taken)).toBe("piers");
  expect(freeKey("marlow1999", taken)).toBe("marlow1999c");
  expect(freeKey("spans", taken)).toBe("spans-2");
  expect(freeKey("a1b", new Set(["a1b"]))).toBe("a1b-2");
});
