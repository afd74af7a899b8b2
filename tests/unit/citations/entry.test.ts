import { describe, expect, test } from "vitest";
import { displayName, doiAddress, entryParts, initials, shortParts, stopAfter } from "../../../src/citations/entry.ts";
import type { Name, Reference } from "../../../src/citations/record.ts";

const person = (family: string, given?: string): Name => ({ family, given });

function reference(fields: Partial<Reference>): Reference {
  return {
    key: "a",
    type: "webpage",
    kind: "paper",
    title: "A title",
    authors: [],
    authorsIncomplete: false,
    url: "https://example.org/",
    language: "en",
    evidence: { seen: "copy" },
    status: "alive",
    passages: new Map(),
    ...fields,
  };
}

describe("authors", () => {
  const many = ["One", "Two", "Three", "Four", "Five"].map((family) => person(family));

  test("as many as fit are shown, without “others”", () => {
    expect(entryParts(reference({ authors: many.slice(0, 4) }))).toMatchObject({
      authors: ["One", "Two", "Three", "Four"],
      moreAuthors: false,
    });
  });

  test("beyond that the first three and “others”", () => {
    expect(entryParts(reference({ authors: many }))).toMatchObject({
      authors: ["One", "Two", "Three"],
      moreAuthors: true,
    });
  });

  test("a record that names only the first authors says so", () => {
    const parts = { authors: many.slice(0, 1), authorsIncomplete: true };
    expect(entryParts(reference(parts)).moreAuthors).toBe(true);
    expect(shortParts(reference(parts))).toMatchObject({ author: "One", moreAuthors: true });
  });

  test.each([
    [person("Jouppi", "Norman P."), "Jouppi, N. P."],
    [person("Sartre", "Jean-Paul"), "Sartre, J.-P."],
    [person("van der Berg", "Émile"), "van der Berg, É."],
    [person("الحاج", "سلمى"), "الحاج، س."],
    [person("Plato"), "Plato"],
    [{ literal: "Google Cloud" }, "Google Cloud"],
  ])("%j reads %j", (name, text) => {
    expect(displayName(name)).toBe(text);
  });

  test("initials are whole characters, and initials stay initials", () => {
    expect(initials("J. R. R.")).toBe("J. R. R.");
    expect(initials("𝒜da")).toBe("𝒜.");
    expect(initials(" Ada  B. ")).toBe("A. B.");
    expect(initials("Jean- -Luc")).toBe("J. L.");
  });
});

describe("container", () => {
  test("is shown, or the publisher in its place", () => {
    expect(entryParts(reference({ containerTitle: "Journal", publisher: "House" })).container).toBe("Journal");
    expect(entryParts(reference({ publisher: "House" })).container).toBe("House");
  });

  test("is left out where it repeats the author or the title", () => {
    expect(entryParts(reference({ authors: [{ literal: "House" }], publisher: "House" }))).not.toHaveProperty(
      "container",
    );
    expect(entryParts(reference({ containerTitle: "A title" }))).not.toHaveProperty("container");
  });
});

test("a date is shown where there is one", () => {
  expect(entryParts(reference({ issued: { year: 1999 } })).issued).toStrictEqual({ year: 1999 });
  expect(entryParts(reference({}))).not.toHaveProperty("issued");
});

test.each([
  ["dead", "https://archive.example.org/"],
  ["usurped", "https://archive.example.org/"],
  ["alive", "https://example.org/"],
  ["retracted", "https://example.org/"],
  ["paywalled", "https://example.org/"],
] as const)("the title of a source that is %s leads to %s", (status, address) => {
  const archive = { url: "https://archive.example.org/", date: { year: 2026 } };
  expect(entryParts(reference({ status, archive })).address).toBe(address);
  expect(entryParts(reference({ status })).address).toBe("https://example.org/");
});

test("the short form names the first author, and says whether there are others", () => {
  expect(shortParts(reference({}))).toStrictEqual({ moreAuthors: false, title: "A title" });
  expect(shortParts(reference({ authors: [person("One", "A.")] }))).toMatchObject({
    author: "One",
    moreAuthors: false,
  });
  expect(shortParts(reference({ authors: [{ literal: "House" }, person("Two")] }))).toMatchObject({
    author: "House",
    moreAuthors: true,
  });
});

test("the short form prefers the short title", () => {
  expect(shortParts(reference({ titleShort: "Short" })).title).toBe("Short");
  expect(shortParts(reference({})).title).toBe("A title");
});

test("a DOI may hold characters that an address may not", () => {
  expect(doiAddress("10.1002/(SICI)1096<1::AID-X>3.0.CO;2-#?")).toBe(
    "https://doi.org/10.1002/(SICI)1096%3C1::AID-X%3E3.0.CO;2-%23%3F",
  );
});

test.each([
  ["A title", "."],
  ["A question?", ""],
  ["And so on…", ""],
  ["A question? An answer", "."],
  ["من بناه؟", ""],
  ["Marlow, A.", ""],
  ["", "."],
])("%j is followed by %j", (part, stop) => expect(stopAfter(part)).toBe(stop));
