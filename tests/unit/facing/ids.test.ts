import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leadFor, withLead } from "../../../src/facing/ids.ts";

describe("a lead stands before", () => {
  test.each([
    ['<h2 id="a">', '<h2 id="en-a">'],
    ['<a href="#a" aria-labelledby="b c">', '<a href="#en-a" aria-labelledby="en-b en-c">'],
    ['<button popovertarget="a" aria-controls="b">', '<button popovertarget="en-a" aria-controls="en-b">'],
    ['<rect fill="url(#a)" mask="url(\'#b\')">', '<rect fill="url(#en-a)" mask="url(\'#en-b\')">'],
    ['<use xlink:href="#a">', '<use xlink:href="#en-a">'],
    ['<label for="a"><td headers="a  b">', '<label for="en-a"><td headers="en-a  en-b">'],
    ['<a href="#القوس">', '<a href="#en-القوس">'],
  ])("every id, and all that leads to one: %s", (html, expected) => {
    expect(withLead(html, "en-")).toBe(expected);
  });

  test.each([
    '<a href="/x/#a">',
    '<a href="#">',
    '<a href="#:~:text=a">',
    '<p>id="a" href="#a" url(#a)</p>',
    '<p data-id="a" title="b">',
    '<!-- <p id="a"> -->',
  ])("nothing else: %s", (html) => {
    expect(withLead(html, "en-")).toBe(html);
  });
});

const ids = fc.array(fc.stringMatching(/^(?:en-{0,3}|page-|e)?[ab]{1,2}$/u));
const tagsOf = (all: readonly string[]): string => all.map((id) => `<p id="${id}"><a href="#${id}"></a></p>`).join("");

test("no id of one text is one of the others, and every link still leads to its own", () => {
  fc.assert(
    fc.property(ids, ids, (taken, own) => {
      const html = withLead(tagsOf(own), leadFor("en", tagsOf(taken)));
      const led = [...html.matchAll(/ id="([^"]*)"/gu)].map(([, id = ""]) => id);
      expect(led.filter((id) => taken.includes(id))).toEqual([]);
      expect(new Set(led).size).toBe(new Set(own).size);
      expect([...html.matchAll(/href="#([^"]*)"/gu)].map(([, id]) => id)).toEqual(led);
    }),
  );
});
