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
  ["<é:script xmlns:é='http://www.w3.org/2000/svg'>1</é:script>", "script"],
  ["<a.b:script xmlns:a.b='http://www.w3.org/2000/svg'>1</a.b:script>", "script"],
  ["<animate attributeName='&#104;ref' to='javascript:x()'/>", "&#104;ref"],
  ["<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'x()'>]>", "<!ATTLIST"],
  ["<?xml-stylesheet type='text/xsl' href='#a'?>", "<?xml-stylesheet"],
  ["<style>.a { fill: none }</style>", "style"],
  ["<s:style>.a { fill: none }</s:style>", "style"],
  ["<rect\nstyle = 'fill: none'/>", "style"],
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
  "<title>The old style of bridges, style = plain</title>",
  "<text font-family='Scripture'>Prescription</text>",
])("%s is harmless", (content) => {
  expect(svgFault(svg(content))).toBeUndefined();
});

test("another encoding than UTF-8 is told, because it could spell another drawing", () => {
  const drawing = (name: string): string => `<?xml version="1.0" encoding="${name}"?>${svg("<path d='M0 0'/>")}`;
  expect(svgFault(drawing("ISO-2022-JP"))?.words).toContain("ISO-2022-JP");
  expect(svgFault(drawing("UTF-8"))).toBeUndefined();
});
