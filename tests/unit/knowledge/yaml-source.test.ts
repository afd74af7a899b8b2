import { describe, expect, test } from "vitest";
import { readYaml } from "../../../src/knowledge/yaml-source.ts";
import { effortOf } from "../../effort.ts";

const told = (yaml: string): string[] =>
  readYaml(yaml, "a.yaml").problems.map(({ line, column, rule, message }) => `${line}:${column} ${rule}: ${message}`);

describe("what the format leaves out is refused in its place", () => {
  test.each([
    ["a: &x 1", "1:4", "yaml-plain", "“&x”"],
    ["- a: 1\n- *b", "2:3", "yaml-plain", "“*b”"],
    ["a: { <<: { b: c } }", "1:6", "yaml-plain", "“<<”"],
    ["a: !!js/function x", "1:4", "yaml-plain", "“!!js/function”"],
    ["a: [1, !custom 2]", "1:8", "yaml-plain", "“!custom”"],
    ["!!omap\n- a: 1", "1:1", "yaml-plain", "“!!omap”"],
    ["a: 1\nb: !!binary aGk=", "2:4", "yaml-plain", "“!!binary”"],
    ["%YAML 1.1\n---\na: yes", "1:1", "yaml-plain", "“%YAML 1.1”"],
    ["a: 1\n---\nb: 2", "2:1", "yaml-plain", "second document"],
    ["a: 1\n...\nb: 2", "3:1", "yaml-plain", "second document"],
    ["a: 1\nb: 2\na: 3", "3:1", "yaml-unique", "in line 1"],
    ["x:\n  - { a: 1, 'a': 2 }", "2:13", "yaml-unique", "“a”"],
    ["x: { __proto__: 1 }", "1:6", "field-known", "“__proto__”"],
    ['x: { "__proto\\x5f_": 1 }', "1:6", "field-known", "“__proto__”"],
    [`a: ${"[".repeat(51)}${"]".repeat(51)}`, "1:53", "yaml-shallow", "50 deep"],
    ["- ".repeat(51), "1:101", "yaml-shallow", "50 deep"],
  ])("%j", (yaml, place, rule, words) => {
    const [first = ""] = told(yaml);
    expect(first.startsWith(`${place} ${rule}: `), first).toBe(true);
    expect(first).toContain(words);
  });
});

describe("a slip is told once, in its line, with the way out", () => {
  test.each([
    ["title: a: b", "1:8", 'in quotation marks: "a: b".'],
    ["title: Say: a\\b", "1:8", '"Say: a\\\\b".'],
    ['title: a: "b"', "1:8", "'a: \"b\"'."],
    ["title: a: b: c", "1:8", '"a: b: c"'],
    ["a:\n\tb: c", "2:1", "write spaces"],
    ["title: @rossi", "1:8", '"@rossi"'],
    ["title: `code`", "1:8", '"`code`"'],
    ["title: & more", "1:8", '"& more"'],
    ["title:x\nslug: y", "1:1", "title: x"],
    ["words\nslug: y", "1:1", "“words” is no field"],
    ['title: "a\nslug: y', "1:8", "never closed"],
    ["title: 'a\nslug: y", "1:8", "never closed"],
    ["title: [a\nslug: y", "1:8", "bracket ["],
    ['title: { a: "b }\nslug: y', "1:13", 'mark "'],
    ['title: "a" b', "1:12", "one pair"],
    ["title: 'it's'", "1:12", `pair of quotation marks: "it's".`],
    ['title: "say "x" now"', "1:14", `marks: 'say "x" now'.`],
    ["title: [TPU] slow", "1:14", 'marks: "[TPU] slow".'],
    ["seen: { a: 'it's' }", "1:16", "twice ('')"],
    ["title: ? x", "1:8", 'cannot begin with “? ”; put it in quotation marks: "? x".'],
    ["a: b\ntitle:x", "2:1", "title: x"],
    ['path: "C:\\q"', "1:10", "write it twice"],
    ["a: b\n  c: d", "1:4", "indented as if"],
    ["a:\n    b: c\n  d: e", "3:1", "indented unlike"],
    ["? [a]\n: b", "1:3", "name of a field"],
    ["a: |x\n y", "1:5", "next line"],
    ["a: b]\nc: ]", "2:4", "not expected"],
  ])("%j", (yaml, place, words) => {
    const lines = told(yaml);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.startsWith(`${place} yaml-parses: `), lines[0]).toBe(true);
    expect(lines[0]).toContain(words);
  });
});

describe("what “#” cuts off is told, a comment is not", () => {
  test.each([
    [
      "title: Issue #12 of TPU",
      '1:14 yaml-plain: “#” behind a space begins a comment, which is no part of the value; write "Issue #12 of TPU" if',
    ],
    [
      "title: #12",
      '1:8 yaml-plain: “#” behind a space begins a comment, which is no part of the value; write "#12" if',
    ],
    [
      "a: { b: C #sharp\n}",
      '1:11 yaml-plain: “#” behind a space begins a comment, which is no part of the value; write "C #sharp" if',
    ],
    [
      "- Issue #12",
      '1:9 yaml-plain: “#” behind a space begins a comment, which is no part of the value; write "Issue #12" if',
    ],
  ])("%j", (yaml, line) => {
    const lines = told(yaml);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.startsWith(line), lines[0]).toBe(true);
  });

  test.each([
    "title: Issue # the twelfth",
    'title: "Issue #12"',
    "title: C#",
    "title: 'x' #y",
    "#title: x\na: b",
    "a: b\n#c: d\ne:\n  #f\n  g: h",
    "note: |\n  Issue #12",
    "a: b ## c",
  ])("%j", (yaml) => {
    expect(told(yaml)).toEqual([]);
  });
});

test.each([
  ["yes", "yes"],
  ["no", "no"],
  ["on", "on"],
  ["2026-11-22", "2026-11-22"],
  ["12:30:00", "12:30:00"],
  ["a#b", "a#b"],
  ["http://a.example/b:c", "http://a.example/b:c"],
  ["“a”: b".replace(": ", ":"), "“a”:b"],
  ["'<<'", "<<"],
  ['"*a &b !c"', "*a &b !c"],
  ["true", true],
])("%s is %j", (written, value) => {
  expect(told(`a: ${written}`)).toEqual([]);
  expect(readYaml(`a: ${written}`, "a.yaml").value).toEqual({ a: value });
});

test("lines may end in every way", () => {
  const text = ["a: 1", "b:", "  - c", "  - d: e", ""];
  for (const end of ["\n", "\r\n", "\r"]) {
    const { value, placeOf } = readYaml(text.join(end), "a.yaml");
    expect(value).toEqual({ a: 1, b: ["c", { d: "e" }] });
    expect(placeOf(["b", 1, "d"])).toEqual({ file: "a.yaml", line: 4, column: 8 });
  }
});

test("nothing is nested 50 deep and refused", () => {
  expect(told(`${"[".repeat(50)}${"]".repeat(50)}`)).toEqual([]);
});

/** As much as a file may have; where nothing is kept for later, less of it tells as much. */
const most = 250_000;
const long = 50_000;
test.each([
  ["brackets", "[".repeat(most)],
  ["closed brackets", "[".repeat(long / 2) + "]".repeat(long / 2)],
  ["braces", "{a: ".repeat(most / 4)],
  ["items in items", "- ".repeat(most / 2)],
  ["deep indents", Array.from({ length: 700 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
  ["fields", Array.from({ length: most / 10 }, (_, index) => `k${index}: 1`).join("\n")],
  ["the same field", "a: 1\n".repeat(long / 5)],
  ["aliases", `a: &a [x]\n${"b: [*a, *a]\n".repeat(long / 12)}`],
  ["tags", "- !a b\n".repeat(long / 7)],
  ["slips", "- a: b: c\n".repeat(long / 10)],
  ["quotation marks", '- "a" b\n'.repeat(long / 8)],
  ["escapes", `a: "${"\\u202E".repeat(long / 6)}"`],
])("a long file of %s takes no time", (_, text) => {
  expect(effortOf(() => readYaml(text, "a.yaml"))).toBeLessThan(5000);
});

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
  expect(readYaml(`#\n${yaml}`, "a.md").placeOfText(["a"])).toEqual(place && { file: "a.md", ...place });
});
