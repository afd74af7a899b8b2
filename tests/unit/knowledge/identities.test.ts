import { expect, test } from "vitest";
import { identities } from "../../../src/knowledge/same-work.ts";

const same = (a: string, b: string): boolean =>
  identities({ URL: a }).some((identity) => identities({ URL: b }).includes(identity));

test.each([
  ["https://example.org/a", "http://www.example.org/a/#b"],
  ["https://EXAMPLE.org/a", "https://example.org/a"],
  ["https://doi.org/10.1000/ABC", "http://dx.doi.org/10.1000/abc"],
  ["https://doi.org/10.1000/a%3Cb", "https://doi.org/10.1000/a<b"],
])("%s is %s", (a, b) => {
  expect(same(a, b)).toBe(true);
});

test.each([
  ["https://example.org/a", "https://example.org/A"],
  ["https://example.org/a?x=1", "https://example.org/a?x=2"],
  ["https://doi.org/10.1000/1", "https://doi.org/10.1000/2"],
  ["no address", "no address"],
])("%s is not %s", (a, b) => {
  expect(same(a, b)).toBe(false);
});

test("a DOI is the same in its field and in an address, whatever the other address", () => {
  const [doi] = identities({ DOI: "10.1000/182", URL: "https://press.example/spans" });
  expect(identities({ URL: "https://doi.org/10.1000/182" })).toEqual([doi]);
});
