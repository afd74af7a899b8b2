import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonFault } from "../../../src/knowledge/json-fault.ts";

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test("a text has a fault where JSON.parse finds one", () => {
  const pieces = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"a"',
    '"',
    "1",
    "-0.5e3",
    "01",
    "true",
    "nul",
    " ",
    "\n",
  );
  const damaged = fc.tuple(fc.json(), fc.nat(), pieces).map(([json, at, piece]) => {
    const offset = at % (json.length + 1);
    return json.slice(0, offset) + piece + json.slice(offset);
  });
  const any = fc.oneof(
    fc.json(),
    damaged,
    fc.array(pieces).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(any, (text) => {
      expect(jsonFault(text) === undefined, text).toBe(parses(text));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['{ "a": "b", }', 12, "a comma stands behind the last entry"],
  ["{ 'a': 1 }", 2, "a name in double quotation marks"],
  ["{ a: 1 }", 2, "a name in double quotation marks"],
  ['{ "a" "b" }', 6, "a colon behind the name"],
  ['{ "a": "b" "c": "d" }', 11, "a comma between"],
  ['{ "a": b }', 7, "a text in double quotation marks"],
  ['{ // words\n "a": 1 }', 2, "no comments"],
  ['{ "a": "b\n" }', 7, "not closed in its line"],
  ['{ "a": "C:\\q" }', 7, "backslash"],
  ['{ "a": 1 } x', 11, "behind the last brace"],
  ['{ "a": { "b": 1 }', 17, "write “}”"],
  ["", 0, "empty"],
])("%j", (text, offset, words) => {
  expect(jsonFault(text)?.offset).toBe(offset);
  expect(jsonFault(text)?.message).toContain(words);
});
