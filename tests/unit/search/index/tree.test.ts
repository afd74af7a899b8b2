/** The tree of a finished page is that of parse5, which knows the standard. */
import { parseFragment, serialize } from "parse5";
import { expect, test } from "vitest";
import { treeOf } from "../../../../src/search/index/tree.ts";

test.each([
  '<p class="a" hidden="" id="x">One <em>two</em><br>three</p>',
  "<p>&lt;p&gt; &amp;amp; &quot;&#39;&#x2013;&nbsp;“é”</p>",
  '<a href="/?a=1&amp;b=2" title="a &gt; b">x</a>',
  "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1 &lt; 2</td></tr></tbody></table>",
  "<!-- <p> --><ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
  '<p>a<wbr>b <img src="a.png" alt="\'"> c</p>',
])("%s", (page) => {
  expect(serialize(treeOf(page))).toBe(serialize(parseFragment(page)).replace("<!-- <p> -->", ""));
});

test("what is in scripts, styles and templates is no part of the page", () => {
  const page = '<script>"<p>"</script><style>a>b{}</style><template><p>x</p></template><p>y</p>';
  expect(serialize(treeOf(page))).toBe("<script></script><style></style><p>y</p>");
});

test.each(["<p>open", "<p><b>crossed</p></b>", "</p>", "<p>&unknown;</p>"])("%s is nothing that we print", (page) => {
  expect(() => treeOf(page)).toThrow("A page");
});
