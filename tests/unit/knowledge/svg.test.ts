import { expect, test } from "vitest";
import { svgFault } from "../../../src/knowledge/svg.ts";

const svg = (content: string): string => `<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`;

test.each([
  ["<script>1</script>", "script"],
  ["<SVG:Script xmlns:SVG='http://www.w3.org/2000/svg'/>", "Script"],
  ["<rect onclick='x()'/>", "onclick"],
  ["<rect\nonBegin = 'x()'/>", "onBegin"],
  ["<foreignObject/>", "foreignObject"],
  ["<a href='javascript:x()'/>", "javascript:x()"],
  ['<use xlink:href="other.svg#a"/>', "other.svg#a"],
  ["<image href='data:image/png;base64,AA'/>", "data:image/png"],
  ["<a><animate attributeName='xlink:href' to='x'/></a>", "xlink:href"],
  ["<set attributeName='onclick' to='x()'/>", "onclick"],
  ["<p xmlns='http://www.w3.org/1999/xhtml'/>", "http://www.w3.org/1999/xhtml"],
  ["<style>@import 'x.css'</style>", "@import"],
  ["<rect fill='url(https://example.org/a.svg#b)'/>", "https://example.org/a.svg"],
])("%s is told by what is wrong in it", (content, what) => {
  const fault = svgFault(svg(content));
  expect(fault?.words).toContain(what);
  expect(svg(content).slice(fault?.offset)).toContain(what);
});

test.each([
  "<path d='M0 0'/>",
  "<rect><animate attributeName='fill' to='red'/></rect>",
  "<use href='#a'/><rect fill='url(#b)' stroke=\"url('#c')\"/>",
  "<title>On clicking a button once = fine</title>",
  "<style>.a { fill: none }</style>",
  "<text font-family='Scripture'>Prescription</text>",
])("%s is harmless", (content) => {
  expect(svgFault(svg(content))).toBeUndefined();
});
