import { expect, test } from "vitest";
import { readYaml } from "../../../src/knowledge/yaml-source.ts";

test.each([
  ["plain", "a: some text", { line: 2, column: 4 }],
  ["in double quotes", 'a: "some text"', { line: 2, column: 5 }],
  ["in single quotes", "a: 'some text' # and so on", { line: 2, column: 5 }],
  ["behind other lines, whatever ends them", "b: c\r\na: some text\r\n", { line: 3, column: 4 }],
  ["in a flow", "{ b: c, a: some text }", { line: 2, column: 12 }],
  ["with an escape", String.raw`a: "some \"text\""`, undefined],
  ["with a quote twice", "a: 'it''s'", undefined],
  ["over several lines", "a: some\n  text", undefined],
  ["in a block", "a: |\n  some text", undefined],
  ["that is a number", "a: 8", undefined],
  ["that is not there", "b: 8", undefined],
])("the text of a value %s begins where it can be mended", (_, yaml, place) => {
  expect(readYaml(yaml, "a.md", 1).placeOfText(["a"])).toEqual(place && { file: "a.md", ...place });
});
