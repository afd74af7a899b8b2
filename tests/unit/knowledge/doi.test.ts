import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { doiFault, doiOf, plainDoi } from "../../../src/knowledge/doi.ts";

test.each([
  "10.1145/3079856.3080246",
  " 10.1145/3079856.3080246 ",
  "https://doi.org/10.1145/3079856.3080246",
  "http://dx.doi.org/10.1145/3079856.3080246",
  "https://www.doi.org/10.1145/3079856.3080246",
  "doi.org/10.1145/3079856.3080246",
  "doi:10.1145/3079856.3080246",
  "DOI: 10.1145/3079856.3080246",
  "DOI 10.1145/3079856.3080246",
  "info:doi/10.1145/3079856.3080246",
  "doi: https://doi.org/10.1145/3079856.3080246",
  "10.1145%2F3079856.3080246",
  "https://doi.org/10.1145%2f3079856.3080246",
])("%j is the plain DOI", (written) => {
  expect(plainDoi(written)).toBe("10.1145/3079856.3080246");
  expect(doiFault(plainDoi(written))).toBeUndefined();
});

test("what is plain stays as it is", () => {
  const part = fc.constantFrom(
    "10.1145",
    "/",
    "%2F",
    "%25",
    "doi:",
    "DOI ",
    "https://doi.org/",
    "dx.doi.org/",
    "a",
    " ",
    ".",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const plain = plainDoi(parts.join(""));
      expect(plainDoi(plain)).toBe(plain);
    }),
    { examples: [[["10.1145", "%2F", "a", "%20"]]] },
  );
});

test.each([
  "10.1002/(SICI)1097-4636(199823)43:4<350::AID-JBM2>3.0.CO;2-P",
  "10.1016/0004-3702(80)90014-4",
  "10.1016/S0140(80)",
  "10.48550/arXiv.1704.04760",
  "10.1000.10/ü-1",
])("%j is one", (doi) => {
  expect(doiFault(doi)).toBeUndefined();
});

test.each([
  ["10.1145/30798 56", "write “10.1145/3079856”"],
  ["10.1145/3079856.", "ends with “.”, which no DOI does; write “10.1145/3079856”"],
  ["10.1145/3079856),", "write “10.1145/3079856”"],
  ["10.1145/3079856”", "write “10.1145/3079856”"],
  ["10.1145/", "must be a DOI"],
  ["10.1145", "must be a DOI"],
  ["11.1145/3079856", "must be a DOI"],
  ["https://example.org/10.1145/1", "must be a DOI"],
  ["10.1145/a\u200Bb", "must be a DOI"],
  ["", "must be a DOI"],
])("%j is none", (doi, reason) => {
  expect(doiFault(doi)).toContain(reason);
});

describe("an address", () => {
  test.each([
    ["https://doi.org/10.1145/3079856", "10.1145/3079856"],
    ["http://dx.doi.org/10.1145%2F3079856?x=1#y", "10.1145/3079856"],
  ])("%j of the resolver has a DOI", (address, doi) => {
    expect(doiOf(address)).toBe(doi);
  });

  test.each(["https://example.org/10.1145/3079856", "https://doi.org/", "https://doi.org/%", "https://doi.org/abc"])(
    "%j has none",
    (address) => {
      expect(doiOf(address)).toBeUndefined();
    },
  );
});
